import { Trans, useTranslation } from "react-i18next";
import type { Next, WatchState } from "../../shared/contract/watch.ts";
import { type Format, sameDay, useFormat } from "../format.ts";
import { useNow } from "../now.ts";
import { QuotaUse } from "./QuotaUse.tsx";
import styles from "./quotaMeters.module.css";
import { useWatchState } from "./watch-state.ts";

/** How the quota stands, small, and what the watch does or will do next, for the foot of the navigation. */
export function QuotaMeters() {
  const format = useFormat();
  const { data: state } = useWatchState();
  if (state === undefined) return null;
  return (
    <div className={styles.foot}>
      {state.quota.windows.map((use) => (
        <div key={use.window}>
          <QuotaUse use={use} state={state} />
        </div>
      ))}
      <UnderWay state={state} format={format} />
    </div>
  );
}

function UnderWay({ state, format }: { state: WatchState; format: Format }) {
  const { t } = useTranslation("activity");
  const { pass, paused, problem } = state;
  const [next] = state.next;
  if (pass !== null) {
    const numbers = { done: format.number(pass.done), total: format.number(pass.total) };
    if (pass.stopping) return <p className={styles.next}>{t("foot.stopping", numbers)}</p>;
    if (pass.endsAt === null) return <p className={styles.next}>{t("foot.checking", numbers)}</p>;
    return (
      <p className={styles.next}>
        {t("foot.checkingUntil", { ...numbers, at: format.moment(pass.endsAt, state.now) })}
      </p>
    );
  }
  // Why nothing is asked stands in the banners above every place; a next that will not come is not told here.
  if (paused !== null || problem !== null || next === undefined) return null;
  return <NextCheck next={next} format={format} />;
}

function NextCheck({ next, format }: { next: Next; format: Format }) {
  const { t } = useTranslation("activity");
  const now = useNow(30_000);
  const time = { at: format.moment(next.at, now) };
  const at = next.at <= now ? t("foot.now") : sameDay(next.at, now) ? t("foot.at", time) : t("foot.on", time);
  return (
    <p className={styles.next}>
      <Trans
        t={t}
        i18nKey={`foot.next.${next.why}`}
        values={{ at }}
        // Not a value: Trans would read what stands in it as a text of ours.
        components={{ name: <span className={styles.name}>{next.typed}</span> }}
      />
    </p>
  );
}
