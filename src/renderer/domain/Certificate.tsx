import { useTranslation } from "react-i18next";
import type { Context } from "../../shared/contract/reports.ts";
import { useFormat } from "../format.ts";
import { useNow } from "../now.ts";
import { Capped } from "./Capped.tsx";
import styles from "./context.module.css";

/** The certificate that VirusTotal saw: from whom, for whom, from when to when, and for which names. */
export function Certificate({ certificate }: { certificate: NonNullable<Context["certificate"]> }) {
  const { t } = useTranslation("domain");
  const format = useFormat();
  const now = useNow(600_000);
  const { issuer, subject, notBefore, notAfter, thumbprint, names } = certificate;
  const date = (at: number | null) => (at === null ? t("context.certificatePart.open") : format.date(at));
  return (
    <ul className={styles.parts}>
      {issuer !== null && (
        <li>
          {t("context.certificatePart.issuer")} <bdi>{issuer}</bdi>
        </li>
      )}
      {subject !== null && (
        <li>
          {t("context.certificatePart.subject")} <bdi>{subject}</bdi>
        </li>
      )}
      {(notBefore !== null || notAfter !== null) && (
        <li>
          {t("context.certificatePart.valid", { from: date(notBefore), to: date(notAfter) })}
          {notAfter !== null && notAfter < now && (
            <strong className={styles.expired}> {t("context.certificatePart.expired")}</strong>
          )}
        </li>
      )}
      {thumbprint !== null && (
        <li>
          {thumbprint.length === 64 ? "SHA-256" : "SHA-1"} <bdi className={styles.mono}>{thumbprint}</bdi>
        </li>
      )}
      {names.length > 0 && (
        <li>
          {t("context.certificatePart.names", { count: names.length, shown: format.number(names.length) })}
          <Capped items={names} most={4}>
            {(each) => (
              <li key={each}>
                <bdi className={styles.mono}>{each}</bdi>
              </li>
            )}
          </Capped>
        </li>
      )}
    </ul>
  );
}
