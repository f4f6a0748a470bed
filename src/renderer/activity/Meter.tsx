import styles from "./meter.module.css";

interface MeterProps {
  readonly label: string;
  readonly used: number;
  readonly limit: number;
  /** The same in words, for who cannot see the bar. */
  readonly words: string;
  /** Whether it means something that all of it is used: the minute's is, all the time, and comes back. */
  readonly lasting: boolean;
}

/** How much of a limit is used, as a bar. It never stands alone: the numbers are beside it, in text. */
export function Meter({ label, used, limit, words, lasting }: MeterProps) {
  const share = limit === 0 ? 1 : Math.min(1, used / limit);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a meter element's bar looks as each browser has it, and says no words
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.max(limit, 1)}
      aria-valuenow={Math.min(used, Math.max(limit, 1))}
      aria-valuetext={words}
      className={styles.meter}
    >
      <svg className={styles.bar} aria-hidden="true" focusable="false">
        <rect
          className={styles.fill}
          width={`${share * 100}%`}
          height="100%"
          data-full={(lasting && share === 1) || undefined}
        />
      </svg>
    </div>
  );
}
