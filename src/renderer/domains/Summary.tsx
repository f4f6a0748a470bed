import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { DomainFilter, Estate, Standing } from "../../shared/contract/domains.ts";
import { useFormat } from "../format.ts";
import { useNow } from "../now.ts";
import { EstateBar } from "./EstateBar.tsx";
import { atMost, headlineOf } from "./headline.ts";
import styles from "./list.module.css";

/** How the whole list stands: in a sentence, in what is behind it, and as one bar. */
export const Summary = memo(function Summary({
  estate,
  standings,
  onFilter,
}: {
  estate: Estate | undefined;
  standings: readonly Standing[];
  onFilter: (some: Partial<DomainFilter>) => void;
}) {
  const { t } = useTranslation("domains");
  if (estate === undefined)
    return (
      <header className={styles.summary} aria-busy="true">
        <h1 className={styles.headline}>{t("headline.loading")}</h1>
        <p className={styles.behind}>&nbsp;</p>
        <div className={styles.bar} />
        <div className={styles.legend} />
      </header>
    );
  if (estate.total === 0)
    return (
      <header className={styles.summary}>
        <h1 className={styles.headline}>{t("headline.empty")}</h1>
      </header>
    );
  return (
    <header className={styles.summary}>
      <Headline estate={estate} />
      <Behind estate={estate} />
      <EstateBar estate={estate} standings={standings} onStandings={(to) => onFilter({ standings: to })} />
    </header>
  );
});

function Headline({ estate }: { estate: Estate }) {
  const { t } = useTranslation("domains");
  const format = useFormat();
  const { kind, count } = headlineOf(estate);
  const total = t("domains", { count: estate.total, shown: format.number(estate.total) });
  return (
    <h1 className={styles.headline}>
      {t(`headline.${kind}`, { count, shown: format.number(count), total })}
    </h1>
  );
}

/** What the headline rests on: what turned, how fresh it all is, what could not be checked. */
function Behind({ estate }: { estate: Estate }) {
  const { t, i18n } = useTranslation("domains");
  const format = useFormat();
  const now = useNow(60_000);
  const { openAlerts, allCheckedSince, failing, stale, paused, counts } = estate;
  const counted = (count: number) => ({ count, shown: format.number(count) });
  const sentences: string[] = [];
  if (openAlerts > 0) sentences.push(t("behind.alerts", counted(openAlerts)));
  if (allCheckedSince !== null) {
    const span = format.span(atMost(now - allCheckedSince));
    sentences.push(
      failing > 0 ? t("behind.checkedBut", { ...counted(failing), span }) : t("behind.checked", { span }),
    );
  } else {
    if (counts.waiting > 0 && counts.waiting < estate.total)
      sentences.push(t("behind.waiting", counted(counts.waiting)));
    if (failing > 0) sentences.push(t("behind.failing", counted(failing)));
  }
  if (stale > 0) sentences.push(t("behind.stale", counted(stale)));
  if (paused > 0) sentences.push(t("behind.paused", counted(paused)));
  return <p className={styles.behind}>{sentences.join(i18n.language === "ja" ? "" : " ")}&nbsp;</p>;
}
