import type { ReactNode } from "react";
import { Waiting } from "../shell/Waiting.tsx";
import { Failed } from "./Failed.tsx";

interface Query<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isFetching: boolean;
  refetch(): unknown;
}

interface LoadedProps<T> {
  readonly query: Query<T>;
  children(data: T): ReactNode;
}

/**
 * What a query brought; until then that it is on its way, or why it did not come, with another try. An answer that
 * could not be had anew stays in sight: the banner above every place says that it may be out of date.
 */
export function Loaded<T>({ query, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error === null) return <Waiting />;
  return <Failed error={query.error} busy={query.isFetching} onRetry={query.refetch} />;
}
