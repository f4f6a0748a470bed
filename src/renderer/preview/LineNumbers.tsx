import { useMemo } from "react";
import { countLines, lineHeight } from "./lines.ts";
import styles from "./list-area.module.css";

/** More lines than fit into the tallest text area. */
const inView = 60;

/** The numbers of the lines in view, beside the text area; what was refused on a line is marked. */
export function LineNumbers({
  text,
  scrolled,
  marked,
}: {
  text: string;
  /** How far the text area is scrolled, in px. */
  scrolled: number;
  marked: ReadonlySet<number>;
}) {
  const lines = useMemo(() => countLines(text), [text]);
  const first = Math.floor(scrolled / lineHeight);
  const shown = Array.from(
    { length: Math.max(0, Math.min(inView, lines - first)) },
    (_, at) => first + at + 1,
  );
  return (
    <div className={styles.numbers} aria-hidden="true">
      <ol style={{ transform: `translateY(${-(scrolled % lineHeight)}px)` }}>
        {shown.map((line) => (
          <li key={line} data-marked={marked.has(line) || undefined}>
            {line}
          </li>
        ))}
      </ol>
      {/* The margin is as wide as the last number needs. */}
      <span className={styles.widest}>{lines}</span>
    </div>
  );
}
