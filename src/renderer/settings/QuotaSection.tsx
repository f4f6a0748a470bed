import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { WatchState } from "../../shared/contract/watch.ts";
import { settingRanges } from "../../shared/ranges.ts";
import type { Settings } from "../../shared/settings.ts";
import { useFormat } from "../format.ts";
import { orpc } from "../rpc.ts";
import { NumberField } from "./NumberField.tsx";
import { Section } from "./Section.tsx";
import { useSaving } from "./saving.ts";
import styles from "./settings.module.css";

type Which = keyof Settings["limits"];

const places: Record<Which, 0 | 1 | 2> = { perMinute: 0, perDay: 1, perMonth: 2 };

/** Limits that are tighter than the key's own. */
export function QuotaSection({ settings: { limits } }: { settings: Settings }) {
  const { t } = useTranslation("settings");
  const { data: state } = useQuery(orpc.watch.state.queryOptions());
  return (
    <Section id="quota" title={t("quota.title")} about={t("quota.about")}>
      <div className={styles.limits}>
        <Limit which="perMinute" label={t("quota.perMinute")} set={limits.perMinute} state={state} />
        <Limit which="perDay" label={t("quota.perDay")} set={limits.perDay} state={state} />
        <Limit which="perMonth" label={t("quota.perMonth")} set={limits.perMonth} state={state} />
      </div>
      {state?.practice && <p className={styles.about}>{t("quota.practice")}</p>}
    </Section>
  );
}

function Limit({
  which,
  label,
  set,
  state,
}: {
  which: Which;
  label: string;
  set: number | null;
  state: WatchState | undefined;
}) {
  const { t } = useTranslation("settings");
  const format = useFormat();
  const saving = useSaving();
  const inForce = state?.quota.windows[places[which]].limit;
  const limit = inForce === undefined ? "" : format.number(inForce);

  /** The watch says what holds: without a limit of one's own that is the key's. */
  function means(): string | undefined {
    if (state === undefined || inForce === undefined) return undefined;
    if (set === null)
      return state.quota.known ? t("quota.keyAllows", { limit }) : t("quota.assumed", { limit });
    return inForce < set ? t("quota.keyAllowsLess", { limit }) : t("quota.holds", { limit });
  }

  return (
    <NumberField
      label={label}
      description={means()}
      value={set}
      range={settingRanges.limit}
      optional
      placeholder={set === null ? limit : ""}
      saving={saving}
      onSave={(value, saved) => saving.save({ limits: { [which]: value } }, saved)}
    />
  );
}
