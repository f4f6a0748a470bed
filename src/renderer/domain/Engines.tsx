import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Report } from "../../shared/contract/reports.ts";
import { useFormat } from "../format.ts";
import { Asked } from "./Asked.tsx";
import styles from "./domain.module.css";
import { EngineGroup } from "./EngineGroup.tsx";
import { groupEngines, searchGroups } from "./engine-groups.ts";
import { Section } from "./Section.tsx";
import { useReport } from "./use-evidence.ts";

/** Every engine and what it says. */
export function Engines({ name }: { name: string }) {
  const { t } = useTranslation("domain");
  const report = useReport(name);
  // VirusTotal has nothing to say, and why it has not is said above.
  if (report.data?.verdict === "unknown" && report.data.engines.length === 0) return null;
  return (
    <Section part="engines" title={t("engines.title")}>
      <Asked query={report}>{(data) => (data === null ? null : <Grouped report={data} />)}</Asked>
    </Section>
  );
}

function Grouped({ report }: { report: Report }) {
  const { t } = useTranslation("domain");
  const format = useFormat();
  const [search, setSearch] = useState("");
  const { engines, stats, raw } = report;
  if (!raw) return <p className={styles.dim}>{t("engines.damaged")}</p>;
  const groups = groupEngines(engines, stats);
  if (groups.length === 0) return <p className={styles.dim}>{t("engines.none")}</p>;
  const found = searchGroups(groups, search, (category) => t(`word.${category}`));
  const searching = search.trim() !== "";
  const count = found.reduce((sum, group) => sum + group.engines.length, 0);
  return (
    <>
      <TextInput
        type="search"
        size="xs"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        aria-label={t("engines.search", { count: engines.length, shown: format.number(engines.length) })}
        placeholder={t("engines.search", { count: engines.length, shown: format.number(engines.length) })}
      />
      <p className="visually-hidden" role="status">
        {searching ? t("engines.found", { count, shown: format.number(count) }) : ""}
      </p>
      {found.map((group) => (
        <EngineGroup key={group.name} group={group} searching={searching} />
      ))}
      {found.length === 0 && <p className={styles.dim}>{t("engines.noneFound")}</p>}
    </>
  );
}
