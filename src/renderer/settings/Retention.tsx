import { Button, Radio } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { settingRanges } from "../../shared/ranges.ts";
import { useFailureText } from "../failure.ts";
import { useFormat } from "../format.ts";
import { client, orpc } from "../rpc.ts";
import { useLongWork } from "./long-work.ts";
import { NumberInput } from "./NumberInput.tsx";
import { readNumber } from "./number.ts";
import { SaveMark } from "./SaveMark.tsx";
import { useSaving } from "./saving.ts";
import styles from "./settings.module.css";
import { WorkProgress } from "./WorkProgress.tsx";

/** What is proposed first, in days. */
const aYear = 365;

/** How long unchanged checks are kept. What would go is told before anything does. */
export function Retention({ days }: { days: number | null }) {
  const { t } = useTranslation("settings");
  const format = useFormat();
  const failureText = useFailureText();
  const queries = useQueryClient();
  const saving = useSaving();
  const [thinning, setThinning] = useState(days !== null);
  const [text, setText] = useState(String(days ?? aYear));
  const reading = readNumber(text, settingRanges.retentionDays);
  const wanted = reading.ok ? reading.value : null;
  const range = {
    min: format.number(settingRanges.retentionDays.min),
    max: format.number(settingRanges.retentionDays.max),
  };

  const looking = useLongWork((older: number, signal) =>
    client.data.thin({ days: older, dryRun: true }, { signal }),
  );
  const applying = useLongWork(async (older: number, signal) => {
    const settings = await client.settings.set({ retentionDays: older });
    queries.setQueryData(orpc.settings.get.queryKey(), settings);
    return await client.data.thin({ days: older, dryRun: false }, { signal });
  });
  const [look, apply] = [looking.mutation, applying.mutation];
  const under = look.isPending ? looking : apply.isPending ? applying : null;
  const stopped = under === null && (apply.data === null || look.data === null);

  function begin(older: number): void {
    apply.mutate(older, {
      onSuccess: () => {
        look.reset();
        void queries.invalidateQueries({ queryKey: orpc.data.about.key() });
      },
    });
  }

  const amount = ({ checks, reports, bytes }: { checks: number; reports: number; bytes: number }) => ({
    count: checks,
    shown: format.number(checks),
    reports: format.number(reports),
    bytes: format.bytes(bytes),
  });
  // What was looked at holds only for the number it was looked at with.
  const seen = look.data && look.variables === wanted ? look.data : null;

  return (
    <div className={styles.part}>
      <h3 className={styles.subtitle}>{t("retention.title")}</h3>
      <p className={styles.about}>{t("retention.about")}</p>
      <div className={styles.field}>
        <Radio.Group
          aria-label={t("retention.label")}
          value={thinning ? "thin" : "forEver"}
          onChange={(how) => {
            setThinning(how === "thin");
            apply.reset();
            if (how === "forEver" && days !== null) saving.save({ retentionDays: null });
          }}
        >
          <div className={styles.choices}>
            <Radio value="forEver" label={t("retention.forEver")} />
            <Radio value="thin" label={t("retention.thin")} />
          </div>
        </Radio.Group>
        <SaveMark saving={saving} />
      </div>
      {thinning && (
        <>
          {days !== null && (
            <p className={styles.outcome}>
              {t("retention.inForce", { count: days, shown: format.number(days) })}
            </p>
          )}
          <div className={styles.row}>
            <NumberInput
              label={t("retention.days")}
              value={text}
              onText={setText}
              error={wanted === null ? t("range", range) : undefined}
            />
            <Button
              variant="default"
              loading={look.isPending}
              disabled={wanted === null || under !== null}
              onClick={() => {
                apply.reset();
                if (wanted !== null) look.mutate(wanted);
              }}
            >
              {t("retention.look")}
            </Button>
          </div>
          {under !== null && <WorkProgress work={under} of="domains" />}
          <div role="status" className={styles.outcome}>
            {seen !== null &&
              (seen.checks === 0 ? t("retention.wouldNothing") : t("retention.would", amount(seen)))}
            {seen === null && apply.data && t("retention.went", amount(apply.data))}
            {stopped && t(apply.data === null ? "work.stopped" : "work.notSeen")}
          </div>
          {seen !== null && wanted !== null && (
            <div className={styles.row}>
              <Button loading={apply.isPending} onClick={() => begin(wanted)}>
                {seen.checks === 0 ? t("retention.keepTo") : t("retention.apply")}
              </Button>
            </div>
          )}
          {(look.isError || apply.isError) && (
            <p role="alert" className={styles.problem}>
              {failureText(look.error ?? apply.error)}
            </p>
          )}
        </>
      )}
    </div>
  );
}
