import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { settingRanges } from "../../shared/ranges.ts";
import { useFormat } from "../format.ts";
import { NumberInput } from "./NumberInput.tsx";
import { readNumber } from "./number.ts";
import { SaveMark } from "./SaveMark.tsx";
import type { Saving } from "./saving.ts";
import styles from "./settings.module.css";

const units = { minutes: 1, hours: 60, days: 24 * 60 } as const;
type Unit = keyof typeof units;
const { min, max } = settingRanges.intervalMinutes;

/** The largest unit that a number of minutes is whole in. */
function unitOf(minutes: number): Unit {
  if (minutes % units.days === 0) return "days";
  return minutes % units.hours === 0 ? "hours" : "minutes";
}

function boundsIn(unit: Unit) {
  return { min: Math.ceil(min / units[unit]), max: Math.floor(max / units[unit]) };
}

/** A length of time in a unit of one's choosing, kept when the field is left. */
export function IntervalField({ minutes, saving }: { minutes: number; saving: Saving }) {
  const { t } = useTranslation("settings");
  const format = useFormat();
  const [draft, setDraft] = useState<{ text: string; unit: Unit } | null>(null);
  const [refused, setRefused] = useState(false);
  const unit = draft?.unit ?? unitOf(minutes);
  const text = draft?.text ?? format.number(minutes / units[unit]);

  function keep(next: { text: string; unit: Unit } | null): void {
    if (next === null || saving.state === "saving") return;
    const reading = readNumber(next.text, boundsIn(next.unit));
    if (!reading.ok || reading.value === null) {
      setRefused(true);
      return;
    }
    setRefused(false);
    const wanted = reading.value * units[next.unit];
    if (wanted === minutes) setDraft(null);
    else saving.save({ intervalMinutes: wanted }, () => setDraft((typed) => (typed === next ? null : typed)));
  }

  const bounds = boundsIn(unit);
  const typed = readNumber(text, bounds);
  const count = typed.ok ? (typed.value ?? 0) : 0;
  return (
    <div className={styles.field}>
      <div className={styles.row}>
        <NumberInput
          label={t("interval.every")}
          value={text}
          invalid={refused}
          onText={(typed) => {
            setDraft({ text: typed, unit });
            setRefused(false);
          }}
          onDone={() => keep(draft)}
        />
        <NativeSelect
          label={t("interval.unit")}
          value={unit}
          onChange={(event) => {
            const next = { text, unit: event.currentTarget.value as Unit };
            setDraft(next);
            keep(next);
          }}
          data={[
            { value: "minutes", label: t("interval.units.minutes", { count }) },
            { value: "hours", label: t("interval.units.hours", { count }) },
            { value: "days", label: t("interval.units.days", { count }) },
          ]}
        />
      </div>
      {refused && (
        <p role="alert" className={styles.problem}>
          {t("range", { min: format.number(bounds.min), max: format.number(bounds.max) })}
        </p>
      )}
      <SaveMark saving={saving} />
    </div>
  );
}
