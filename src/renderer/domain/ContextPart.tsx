import { useTranslation } from "react-i18next";
import { Asked } from "./Asked.tsx";
import { ContextTable } from "./ContextTable.tsx";
import styles from "./domain.module.css";
import { Section } from "./Section.tsx";
import { useDifference, useReport } from "./use-evidence.ts";

/** What else the answer says of the domain; what moved since the answer before is marked. */
export function ContextPart({ name }: { name: string }) {
  const { t } = useTranslation("domain");
  const report = useReport(name);
  const { data: difference } = useDifference(name, null, null);
  // VirusTotal does not know the name, and so nothing about it.
  if (report.data?.reason === "not_found") return null;
  return (
    <Section part="context" title={t("context.title")}>
      <Asked query={report}>
        {(data) =>
          data === null ? null : !data.raw ? (
            <p className={styles.dim}>{t("context.damaged")}</p>
          ) : (
            <ContextTable context={data.context} moved={difference?.moved.map(({ what }) => what) ?? []} />
          )
        }
      </Asked>
    </Section>
  );
}
