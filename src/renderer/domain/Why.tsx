import { useTranslation } from "react-i18next";
import type { DomainRow } from "../../shared/contract/domains.ts";
import { useFormat } from "../format.ts";
import { useNow } from "../now.ts";
import styles from "./domain.module.css";
import { useDifference, useReport, useTimeline, usualLookBack } from "./use-evidence.ts";
import { whyOf } from "./why.ts";

/** Why the domain stands as it does, in a sentence or a few. */
export function Why({ row }: { row: DomainRow }) {
  const { t, i18n } = useTranslation(["domain", "common"]);
  const format = useFormat();
  const now = useNow(60_000);
  const report = useReport(row.name);
  const difference = useDifference(row.name, null, null);
  const timeline = useTimeline(row.name, usualLookBack);
  const sentences = whyOf(
    {
      row,
      report: report.data ?? null,
      difference: difference.data ?? null,
      signs: timeline.data?.signs ?? null,
      now,
    },
    t,
    format,
  );
  if (sentences.length === 0) return null;
  return (
    <p className={styles.why} data-standing={row.verdict ?? row.standing}>
      {sentences.join(i18n.language === "ja" ? "" : " ")}
    </p>
  );
}
