import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFailureText } from "../failure.ts";
import { Waiting } from "../shell/Waiting.tsx";
import styles from "./activity.module.css";

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
  const { t } = useTranslation("common");
  const failureText = useFailureText();
  if (query.data !== undefined) return children(query.data);
  if (query.error === null) return <Waiting />;
  return (
    <div className={styles.failed} role="alert">
      <p>{failureText(query.error)}</p>
      <Button size="xs" variant="default" loading={query.isFetching} onClick={() => query.refetch()}>
        {t("action.retry")}
      </Button>
    </div>
  );
}
