import { Radio } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Settings } from "../../shared/settings.ts";
import { useFormat } from "../format.ts";
import { forecastText, rounded } from "../parts/forecast-text.ts";
import { client, orpc } from "../rpc.ts";
import { IntervalField } from "./IntervalField.tsx";
import { SaveMark } from "./SaveMark.tsx";
import { Section } from "./Section.tsx";
import { useSaving } from "./saving.ts";
import styles from "./settings.module.css";

/** What is chosen first when a person chooses, in minutes. */
const aDay = 24 * 60;

export function IntervalSection({ settings }: { settings: Settings }) {
  const { t } = useTranslation("settings");
  const saving = useSaving();
  const field = useSaving();
  const { intervalMinutes } = settings;
  return (
    <Section id="interval" title={t("interval.title")} about={t("interval.about")}>
      <div className={styles.field}>
        <Radio.Group
          aria-label={t("interval.label")}
          value={intervalMinutes === null ? "carried" : "chosen"}
          onChange={(how) => {
            const wanted = how === "carried" ? null : (intervalMinutes ?? aDay);
            if (wanted !== intervalMinutes) saving.save({ intervalMinutes: wanted });
          }}
        >
          <div className={styles.choices}>
            <Radio value="carried" label={t("interval.asCarried")} />
            <Radio value="chosen" label={t("interval.chosen")} />
          </div>
        </Radio.Group>
        <SaveMark saving={saving} />
      </div>
      {intervalMinutes !== null && <IntervalField minutes={intervalMinutes} saving={field} />}
      <Outlook settings={settings} />
    </Section>
  );
}

/** What it comes to for the list as it is. */
function Outlook({ settings: { intervalMinutes, limits } }: { settings: Settings }) {
  const { t } = useTranslation(["preview", "common", "settings"]);
  const format = useFormat();
  const { data: estate } = useQuery(orpc.domains.estate.queryOptions());
  // An empty text adds nothing: what comes back is the forecast for the list that is there.
  const { data: forecast } = useQuery({
    queryKey: ["forecast", intervalMinutes, limits, estate?.total, estate?.paused],
    queryFn: async ({ signal }) => (await client.domains.preview({ text: "" }, { signal })).forecast,
    enabled: estate !== undefined,
    placeholderData: (before) => before,
  });
  if (forecast === undefined) return null;
  const wanted = intervalMinutes === null ? null : intervalMinutes * 60_000;
  const short = wanted === null ? null : rounded(wanted);
  return (
    <p className={styles.outcome} aria-live="polite">
      {short !== null && wanted !== null && forecast.domains > 0 && forecast.every > wanted * 1.05 && (
        <>
          {t("settings:interval.longer", {
            wanted: t(`preview:every.${short.unit}`, {
              count: short.count,
              shown: format.number(short.count),
            }),
          })}{" "}
        </>
      )}
      {forecastText(forecast, 0, t, format)}
    </p>
  );
}
