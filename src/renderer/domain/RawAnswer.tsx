import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureOf } from "../failure.ts";
import { orpc } from "../rpc.ts";
import { Asked } from "./Asked.tsx";
import styles from "./domain.module.css";
import { RawText } from "./RawText.tsx";
import { Section } from "./Section.tsx";
import { TextButton } from "./TextButton.tsx";

/** VirusTotal's own bytes. They are asked for only when somebody wants to see them. */
export function RawAnswer({ name }: { name: string }) {
  const { t } = useTranslation("domain");
  const [open, setOpen] = useState(false);
  return (
    <Section
      part="raw"
      title={t("raw.title")}
      beside={
        <TextButton aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t("raw.hide") : t("raw.show")}
        </TextButton>
      }
    >
      {open ? <Loaded name={name} /> : <p className={styles.dim}>{t("raw.about")}</p>}
    </Section>
  );
}

function Loaded({ name }: { name: string }) {
  const { t } = useTranslation("domain");
  const raw = useQuery(orpc.reports.raw.queryOptions({ input: { name } }));
  const failure = raw.isError ? failureOf(raw.error) : null;
  if (failure?.kind === "not_found") return <p className={styles.dim}>{t("raw.none")}</p>;
  if (failure?.kind === "store" && failure.fault === "damaged")
    return (
      <p className={styles.dim} role="alert">
        {t("raw.damaged")}
      </p>
    );
  return <Asked query={raw}>{(data) => <RawText name={name} raw={data} />}</Asked>;
}
