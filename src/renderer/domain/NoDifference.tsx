import { useTranslation } from "react-i18next";
import styles from "./domain.module.css";
import { useReport } from "./use-evidence.ts";

/** Why there is nothing to compare. */
export function NoDifference({ name, chosen }: { name: string; chosen: boolean }) {
  const { t } = useTranslation("domain");
  const { data: report } = useReport(name);
  const damaged = chosen || report?.raw === false;
  return <p className={styles.dim}>{damaged ? t("changes.unreadable") : t("changes.first")}</p>;
}
