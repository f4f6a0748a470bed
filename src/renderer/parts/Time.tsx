import { useFormat } from "../format.ts";

interface TimeProps {
  readonly at: number;
  readonly children: string;
}

/** A time as the text says it; the whole of it, to the second, on hover. */
export function Time({ at, children }: TimeProps) {
  const format = useFormat();
  return (
    <time dateTime={new Date(at).toISOString()} title={format.full(at)}>
      {children}
    </time>
  );
}
