import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Preview } from "../../shared/contract/domains.ts";
import { Capped } from "./Capped.tsx";
import { LineButton } from "./LineButton.tsx";
import styles from "./preview.module.css";

/** The names that were understood, as they were written and as VirusTotal is asked for them. */
export function Accepted({ accepted, total }: { accepted: Preview["accepted"]; total: number }) {
  const { t } = useTranslation("preview");
  if (total === 0) return null;
  return (
    <section aria-label={t("accepted.title")}>
      <h3 className={styles.heading}>{t("accepted.title")}</h3>
      <Capped items={accepted} total={total} className={styles.names}>
        {({ name, typed, watched, lookalike }) => (
          <li key={name} data-watched={watched || undefined}>
            <span className={styles.mono}>{typed}</span>
            {name.includes("xn--") && typed !== name && (
              <span className={`${styles.mono} ${styles.dim}`}>{name}</span>
            )}
            {lookalike && (
              <span className={styles.lookalike} title={t("accepted.lookalikeMeans")}>
                <IconAlertTriangle size={13} aria-hidden="true" />
                {t("accepted.lookalike")}
              </span>
            )}
            {watched && <span className={styles.dim}>{t("accepted.watched")}</span>}
          </li>
        )}
      </Capped>
    </section>
  );
}

/** Names that were there before, each with the line of the first. */
export function Duplicates({
  duplicates,
  total,
  onLine,
}: {
  duplicates: Preview["duplicates"];
  total: number;
  onLine: (line: number) => void;
}) {
  const { t } = useTranslation("preview");
  if (total === 0) return null;
  return (
    <section aria-label={t("duplicates.title")}>
      <h3 className={styles.heading}>{t("duplicates.title")}</h3>
      <Capped items={duplicates} total={total} className={styles.names}>
        {({ line, text, firstLine }, index) => (
          <li key={`${index} ${line}`}>
            <LineButton line={line} onClick={() => onLine(line)} />
            <span className={styles.mono}>{text}</span>
            <button type="button" className={styles.first} onClick={() => onLine(firstLine)}>
              {t("duplicates.first", { line: firstLine })}
            </button>
          </li>
        )}
      </Capped>
    </section>
  );
}
