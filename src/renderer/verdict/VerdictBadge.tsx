import { useTranslation } from "react-i18next";
import type { Standing } from "../../shared/contract/domains.ts";
import { VerdictIcon } from "./VerdictIcon.tsx";
import styles from "./verdict.module.css";

/** How a domain stands: a shape, a word and a colour. */
export function VerdictBadge({ standing }: { standing: Standing }) {
  const { t } = useTranslation("common");
  return (
    <span className={styles.badge} data-standing={standing} title={t(`verdictMeans.${standing}`)}>
      <VerdictIcon standing={standing} size={11} />
      {t(`verdict.${standing}`)}
    </span>
  );
}
