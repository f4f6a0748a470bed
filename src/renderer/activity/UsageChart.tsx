import { useTranslation } from "react-i18next";
import { useFormat } from "../format.ts";
import styles from "./usage.module.css";
import { usageScale } from "./usage-scale.ts";

interface UsageChartProps {
  /** Oldest first; `day` is a UTC day. */
  readonly days: readonly { readonly day: string; readonly requests: number }[];
  /** How many the day carries. */
  readonly limit: number;
}

/** A day's share of its place that its bar takes up. */
const thick = 0.7;

export function UsageChart({ days, limit }: UsageChartProps) {
  const { t } = useTranslation("activity");
  const format = useFormat();
  const requests = days.map(({ requests }) => requests);
  const total = requests.reduce((sum, each) => sum + each, 0);
  const most = Math.max(0, ...requests);
  const { top, showsLimit } = usageScale(requests, limit);
  const [from, to] = [days[0]?.day, days.at(-1)?.day];
  if (from === undefined || to === undefined) return null;
  const place = 100 / days.length;
  const limitAt = `${100 - (limit / top) * 100}%`;
  const words = t("usage.words", {
    from: format.utcDay(from),
    to: format.utcDay(to),
    total: format.number(total),
    most: format.number(most),
    limit: format.number(limit),
  });
  return (
    <figure className={styles.figure}>
      <div className={styles.plot}>
        <svg className={styles.chart} role="img" aria-label={words}>
          {days.map(({ day, requests }, n) => {
            const height = (requests / top) * 100;
            return (
              <g key={day}>
                <rect
                  className={styles.bar}
                  x={`${(n + (1 - thick) / 2) * place}%`}
                  y={`${100 - height}%`}
                  width={`${thick * place}%`}
                  height={`${height}%`}
                />
                <rect className={styles.hover} x={`${n * place}%`} width={`${place}%`} height="100%">
                  <title>
                    {t("usage.bar", { day: format.utcDay(day), requests: format.number(requests) })}
                  </title>
                </rect>
              </g>
            );
          })}
          {showsLimit && <line className={styles.limit} x1="0" x2="100%" y1={limitAt} y2={limitAt} />}
        </svg>
        {showsLimit && (
          <span className={styles.limitWord} style={{ top: limitAt }}>
            {t("usage.limit", { limit: format.number(limit) })}
          </span>
        )}
      </div>
      <figcaption className={styles.days}>
        <span>{format.utcDay(from)}</span>
        <span>{format.utcDay(to)}</span>
      </figcaption>
      {!showsLimit && <p className={styles.note}>{t("usage.offScale", { limit: format.number(limit) })}</p>}
      {total === 0 && <p className={styles.note}>{t("usage.none")}</p>}
    </figure>
  );
}
