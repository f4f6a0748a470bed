import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Range } from "../../shared/ranges.ts";
import { useFormat } from "../format.ts";
import { NumberInput } from "./NumberInput.tsx";
import { readNumber } from "./number.ts";
import { SaveMark } from "./SaveMark.tsx";
import type { Saving } from "./saving.ts";
import styles from "./settings.module.css";

interface NumberFieldProps {
  readonly label: string;
  readonly description?: ReactNode;
  /** What holds; null where nothing is set. */
  readonly value: number | null;
  readonly range: Range;
  /** Whether the field may be left empty. */
  readonly optional?: boolean;
  readonly placeholder?: string;
  readonly saving: Saving;
  /** Keeps it; `saved` is to be called when it is kept. */
  readonly onSave: (value: number | null, saved: () => void) => void;
}

/** A whole number that is kept when the field is left, or on Enter. What cannot be kept stays as it was typed. */
export function NumberField(props: NumberFieldProps) {
  const { label, description, value, range, optional = false, placeholder, saving, onSave } = props;
  const { t } = useTranslation("settings");
  const format = useFormat();
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);

  function keep(): void {
    if (draft === null || saving.state === "saving") return;
    const reading = readNumber(draft, range);
    if (!reading.ok || (reading.value === null && !optional)) {
      setRefused(true);
      return;
    }
    setRefused(false);
    if (reading.value === value) setDraft(null);
    else onSave(reading.value, () => setDraft((typed) => (typed === draft ? null : typed)));
  }

  const bounds = { min: format.number(range.min), max: format.number(range.max) };
  return (
    <div className={styles.field}>
      <NumberInput
        label={label}
        description={description}
        {...(placeholder === undefined ? {} : { placeholder })}
        value={draft ?? (value === null ? "" : format.number(value))}
        onText={(text) => {
          setDraft(text);
          setRefused(false);
        }}
        onDone={keep}
        error={refused ? (optional ? t("rangeOrEmpty", bounds) : t("range", bounds)) : undefined}
      />
      <SaveMark saving={saving} />
    </div>
  );
}
