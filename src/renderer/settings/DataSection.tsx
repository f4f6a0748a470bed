import { ActionIcon, CopyButton } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { settingRanges } from "../../shared/ranges.ts";
import type { Settings } from "../../shared/settings.ts";
import { useFormat } from "../format.ts";
import { Failed } from "../parts/Failed.tsx";
import { orpc } from "../rpc.ts";
import { ExportList } from "./ExportList.tsx";
import { LogFolders } from "./LogFolders.tsx";
import { NumberField } from "./NumberField.tsx";
import { Retention } from "./Retention.tsx";
import { Section } from "./Section.tsx";
import { useSaving } from "./saving.ts";
import styles from "./settings.module.css";

export function DataSection({ settings }: { settings: Settings }) {
  const { t } = useTranslation("settings");
  const stale = useSaving();
  return (
    <Section id="data" title={t("data.title")} about={t("data.about")}>
      <Figures />
      <NumberField
        label={t("data.stale")}
        description={t("data.staleHint")}
        value={settings.staleAfterDays}
        range={settingRanges.staleAfterDays}
        saving={stale}
        onSave={(value, saved) => value !== null && stale.save({ staleAfterDays: value }, saved)}
      />
      <ExportList />
      <LogFolders />
      <Retention days={settings.retentionDays} />
    </Section>
  );
}

/** Where the data is, and how much of it there is. */
function Figures() {
  const { t } = useTranslation(["settings", "common"]);
  const format = useFormat();
  const { data, error, refetch } = useQuery(orpc.data.about.queryOptions());
  if (data === undefined)
    return error === null ? null : (
      <Failed what={t("settings:data.failed")} error={error} onRetry={() => void refetch()} />
    );
  return (
    <dl className={styles.figures}>
      <dt>{t("settings:data.folder")}</dt>
      <dd className={styles.folder}>
        <span className={styles.mono}>{data.folder}</span>
        <CopyButton value={data.folder}>
          {({ copied, copy }) => (
            <ActionIcon
              variant="subtle"
              size="sm"
              onClick={copy}
              aria-label={t(copied ? "common:action.copied" : "common:action.copy")}
            >
              {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
            </ActionIcon>
          )}
        </CopyButton>
      </dd>
      <dt>{t("settings:data.size")}</dt>
      <dd>{format.bytes(data.bytes)}</dd>
      <dt>{t("settings:data.domains")}</dt>
      <dd>{format.number(data.domains)}</dd>
      <dt>{t("settings:data.checks")}</dt>
      <dd>{format.number(data.checks)}</dd>
      <dt>{t("settings:data.reports")}</dt>
      <dd>{format.number(data.reports)}</dd>
      <dt>{t("settings:data.oldest")}</dt>
      <dd>{data.oldestCheckAt === null ? t("common:state.none") : format.full(data.oldestCheckAt)}</dd>
    </dl>
  );
}
