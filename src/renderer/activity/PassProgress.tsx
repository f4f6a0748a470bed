import { useTranslation } from "react-i18next";
import type { WatchState } from "../../shared/contract/watch.ts";
import { useFormat } from "../format.ts";
import { Time } from "../parts/Time.tsx";
import { VerdictIcon } from "../verdict/VerdictIcon.tsx";
import styles from "./passProgress.module.css";
import { verdictsInOrder } from "./verdict-order.ts";

type RunningPass = NonNullable<WatchState["pass"]>;

/** How far the pass under way has come, and to what, as a bar and in numbers. */
export function PassProgress({ pass }: { pass: RunningPass }) {
  const { t } = useTranslation(["activity", "common"]);
  const format = useFormat();
  const { done, total, counts, startedAt } = pass;
  const words = t("activity:progress.words", { done: format.number(done), total: format.number(total) });
  let from = 0;
  const pieces = verdictsInOrder.map((verdict) => {
    const width = total === 0 ? 0 : (counts[verdict] / total) * 100;
    const piece = { verdict, x: from, width };
    from += width;
    return piece;
  });
  return (
    <div className={styles.progress}>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={t("activity:progress.label")}
        aria-valuemin={0}
        aria-valuemax={Math.max(total, 1)}
        aria-valuenow={done}
        aria-valuetext={words}
      >
        <svg width="100%" height="100%" aria-hidden="true" focusable="false" data-keep-colours>
          {pieces.map(({ verdict, x, width }) => (
            <rect key={verdict} fill={`var(--b-${verdict})`} x={`${x}%`} width={`${width}%`} height="100%" />
          ))}
        </svg>
      </div>
      <ul className={styles.counts}>
        {verdictsInOrder.map((verdict) => (
          <li key={verdict} data-none={counts[verdict] === 0 || undefined}>
            <span style={{ color: `var(--b-${verdict})` }}>
              <VerdictIcon standing={verdict} size={10} />
            </span>
            <strong>{format.number(counts[verdict])}</strong> {t(`common:verdict.${verdict}`)}
          </li>
        ))}
        <li className={styles.began}>
          <Time at={startedAt}>{t("activity:progress.began", { at: format.moment(startedAt) })}</Time>
        </li>
      </ul>
    </div>
  );
}
