import { useTranslation } from "react-i18next";
import type { DomainRow } from "../../shared/contract/domains.ts";
import type { Reason } from "../../shared/verdict.ts";
import { useFormat } from "../format.ts";
import { VerdictIcon } from "../verdict/VerdictIcon.tsx";
import styles from "./domain.module.css";
import { useChecks, useReport } from "./use-evidence.ts";

/** The last check brought no answer. It stands beside the verdict, with why, and with when what is shown was true. */
export function FailedCheck({ row, reason }: { row: DomainRow; reason: Reason }) {
  const { t } = useTranslation(["domain", "common"]);
  const format = useFormat();
  const { data: report } = useReport(row.name);
  const { data: checks } = useChecks(row.name);
  const last = checks?.pages[0]?.checks[0];
  const detail = last?.verdict === "failed" ? last.detail : null;
  const why = t(`common:reason.${reason}`);
  const answeredAt = report?.checkedAt ?? null;
  return (
    <div className={styles.failedCheck}>
      <VerdictIcon standing="failed" size={12} />
      <p>
        {t("domain:failed.check", {
          at: row.checkedAt === null ? "" : format.moment(row.checkedAt),
          reason: detail === null ? why : t("domain:failed.because", { reason: why, detail }),
        })}
        {row.verdict !== null && answeredAt !== null && (
          <> {t("domain:failed.before", { at: format.moment(answeredAt) })}</>
        )}
      </p>
    </div>
  );
}
