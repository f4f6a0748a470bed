import { useFormat } from "../format.ts";

/**
 * A time (ms UTC) as short as it can be told; the whole of it, to the second, on hover. `short`: the day is told
 * already.
 */
export function Moment({ at, short = false }: { at: number; short?: boolean }) {
  const format = useFormat();
  return (
    <time dateTime={new Date(at).toISOString()} title={format.full(at)}>
      {short ? format.clock(at) : format.moment(at)}
    </time>
  );
}
