import { useTranslation } from "react-i18next";
import type { WatchState } from "../../shared/contract/watch.ts";
import { useFormat } from "../format.ts";
import { useNow } from "../now.ts";
import styles from "./activity.module.css";
import { QuotaUse } from "./QuotaUse.tsx";
import { Section } from "./Section.tsx";
import { remaining } from "./waiting.ts";

type WindowUse = WatchState["quota"]["windows"][number];

/** The quota's three windows: what is used, what is left, and when each is full again. */
export function QuotaSection({ state }: { state: WatchState }) {
  const { t } = useTranslation("activity");
  const format = useFormat();
  const now = useNow(1_000);
  const { quota, practice } = state;
  return (
    <Section title={t("quota.heading")}>
      <ul className={styles.windows}>
        {quota.windows.map((use) => (
          <Window key={use.window} use={use} state={state} now={now} />
        ))}
      </ul>
      {quota.quietUntil !== null && quota.quietUntil > now && (
        <p className={styles.note}>
          {t("quota.quiet", { left: format.duration(remaining(quota.quietUntil, now)) })}
        </p>
      )}
      <p className={styles.note}>
        {practice
          ? t("quota.practice", { seconds: format.span(state.minute) })
          : quota.known
            ? t("quota.own")
            : t("quota.public")}
      </p>
    </Section>
  );
}

function Window({ use, state, now }: { use: WindowUse; state: WatchState; now: number }) {
  const { t } = useTranslation("activity");
  const format = useFormat();
  const left = Math.max(0, use.limit - use.used);
  return (
    <li>
      <QuotaUse use={use} state={state} />
      <div className={styles.left}>
        <span>
          {left > 0 || use.window === "minute"
            ? t("quota.left", { left: format.number(left) })
            : t("quota.spent")}
        </span>
        <span>
          <Refill use={use} now={now} barred={state.problem !== null} />
        </span>
      </div>
    </li>
  );
}

/** `barred`: something stands in the way of the next request, whatever the minute has left. */
function Refill({ use, now, barred }: { use: WindowUse; now: number; barred: boolean }) {
  const { t } = useTranslation("activity");
  const format = useFormat();
  const { window, freesAt } = use;
  if (window === "minute" && barred) return null;
  if (window === "minute")
    return freesAt === null || freesAt <= now || use.used < use.limit
      ? t("quota.free")
      : t("quota.frees", { left: format.duration(remaining(freesAt, now)) });
  if (freesAt === null) return null;
  // To the minute: seconds that run for a day or a month tell nothing.
  const left = Math.max(60_000, Math.ceil((freesAt - now) / 60_000) * 60_000);
  return t("quota.refills", { at: format.moment(freesAt, now), left: format.duration(left) });
}
