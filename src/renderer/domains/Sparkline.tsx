import { memo } from "react";
import { pastPieces } from "../../shared/ranges.ts";
import type { Verdict } from "../../shared/verdict.ts";
import styles from "./cells.module.css";
import { useList } from "./list-context.ts";
import { lookedIn, type Past, worstOf } from "./past-text.ts";

const step = 3;
const bar = 2;
const height = 18;
/** So many engines fill the height; the scale is logarithmic, since the first few matter most. */
const full = 16;

/** The past as bars: how many engines were against it in each piece; a line where none was, a dash where nobody looked. */
export const Sparkline = memo(function Sparkline({ past }: { past: Past }) {
  const { t } = useList();
  const worst = worstOf(past);
  const looked = lookedIn(past);
  const text =
    worst === null
      ? t("past.nobody")
      : worst.against === 0
        ? t("past.quiet", { verdict: t(`common:verdict.${worst.verdict}`), looked, pieces: pastPieces })
        : t("past.against", {
            verdict: t(`common:verdict.${worst.verdict}`),
            against: worst.against,
            engines: worst.engines,
            looked,
            pieces: pastPieces,
          });
  return (
    <svg
      className={styles.past}
      width={pastPieces * step}
      height={height}
      viewBox={`0 0 ${pastPieces * step} ${height}`}
      role="img"
    >
      <title>{text}</title>
      {drawn(past).map(([kind, d]) => (
        <path key={kind} d={d} data-piece={kind} />
      ))}
    </svg>
  );
});

/** One path for each kind of piece: a row's past is a handful of elements, not thirty. */
function drawn(past: Past): [Verdict | "nobody", string][] {
  const paths = new Map<Verdict | "nobody", string>();
  let n = 0;
  for (const { pieces, worst } of past) {
    const kind = worst?.verdict ?? "nobody";
    const tall = worst === null ? 1 : Math.max(2, barHeight(worst.against));
    let d = paths.get(kind) ?? "";
    for (const end = n + pieces; n < end; n += 1)
      d += `M${n * step} ${height - tall}h${bar}v${tall}h-${bar}z`;
    paths.set(kind, d);
  }
  return [...paths];
}

/** From 4 px for one engine to the whole height for `full` and more; 0 for none. */
export function barHeight(against: number): number {
  if (against <= 0) return 0;
  const share = Math.min(1, Math.log(against) / Math.log(full));
  return Math.round(4 + share * (height - 4));
}
