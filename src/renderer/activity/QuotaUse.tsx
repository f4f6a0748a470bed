import { useTranslation } from "react-i18next";
import type { Quota, WatchState } from "../../shared/contract/watch.ts";
import { type Format, useFormat } from "../format.ts";
import { Meter } from "./Meter.tsx";
import { windowName } from "./quota-words.ts";
import styles from "./quotaUse.module.css";

type WindowUse = Quota["windows"][number];

/** A window of the quota: its name, and how much of it is used, in numbers and as a bar. */
export function QuotaUse({ use, state }: { use: WindowUse; state: WatchState }) {
  const { t } = useTranslation("activity");
  const format = useFormat();
  const label = windowName(use, state, t, format);
  const numbers = usedOf(use, format);
  return (
    <>
      <div className={styles.line}>
        <span>{label}</span>
        <span className={styles.numbers}>{t("use", numbers)}</span>
      </div>
      <Meter
        label={label}
        used={use.used}
        limit={use.limit}
        words={t("useInWords", numbers)}
        lasting={use.window !== "minute"}
      />
    </>
  );
}

function usedOf({ used, limit }: WindowUse, format: Format): { used: string; limit: string } {
  return { used: format.number(used), limit: format.number(limit) };
}
