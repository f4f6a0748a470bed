import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { DomainRow } from "../../shared/contract/domains.ts";
import { useFormat } from "../format.ts";
import { useNow } from "../now.ts";
import { VerdictBadge } from "../verdict/VerdictBadge.tsx";
import styles from "./domain.module.css";
import { FailedCheck } from "./FailedCheck.tsx";
import { OtherPage } from "./OtherPage.tsx";
import { useReport, useTimeline, usualLookBack } from "./use-evidence.ts";
import { sinceText } from "./when.ts";

/** How the domain stands and since when, its name, how old the evidence is, and what stands beside the verdict. */
export function Head({ row }: { row: DomainRow }) {
  const { t } = useTranslation(["domain", "common"]);
  const { name, typed, lookalike, standing, verdict, failed } = row;
  return (
    <header className={styles.head}>
      <p className={styles.stands}>
        <VerdictBadge standing={standing} />
        {verdict !== null && standing !== verdict && <VerdictBadge standing={verdict} />}
        <Since row={row} />
      </p>
      <div className={styles.named}>
        <h2 className={styles.name}>
          <bdi>{typed}</bdi>
        </h2>
        <OtherPage name={name} />
      </div>
      {typed !== name && !lookalike && <p className={styles.ascii}>{name}</p>}
      {lookalike && (
        <p className={styles.lookalike}>
          <IconAlertTriangle size={15} aria-hidden="true" />
          {t("domain:head.lookalike", { name })}
        </p>
      )}
      <Times row={row} />
      {failed !== null && <FailedCheck row={row} reason={failed} />}
    </header>
  );
}

function Since({ row: { name, verdict, since } }: { row: DomainRow }) {
  const { t } = useTranslation(["domain", "common"]);
  const format = useFormat();
  const now = useNow(60_000);
  const { data: timeline } = useTimeline(name, usualLookBack);
  if (verdict === null || since === null) return null;
  const flip = timeline?.flips.find((each) => each.kind === "verdict" && each.by === since);
  return (
    <time dateTime={new Date(since).toISOString()} title={format.full(since)}>
      {sinceText(since, flip?.after, now, t, format)}
    </time>
  );
}

/** How old the evidence is, when it was asked for, and when it will be again. */
function Times({ row }: { row: DomainRow }) {
  const { t } = useTranslation(["domain", "common"]);
  const format = useFormat();
  const now = useNow(30_000);
  const { data: report } = useReport(row.name);
  const { analysedAt, checkedAt, nextAt, paused, checking, stale } = row;
  const age = analysedAt === null ? null : format.span(Math.max(0, now - analysedAt));
  const byModification = report?.analysedFrom === "last_modification_date";
  return (
    <ul className={styles.times}>
      {analysedAt !== null && age !== null && (
        <li title={format.full(analysedAt)} data-stale={stale || undefined}>
          {byModification ? t("domain:head.modified", { age }) : t("domain:head.evidence", { age })}
        </li>
      )}
      {checkedAt !== null && (
        <li title={format.full(checkedAt)}>
          {t("domain:head.checked", { at: format.moment(checkedAt, now) })}
        </li>
      )}
      {checking ? (
        <li>{t("domain:head.checking")}</li>
      ) : paused ? (
        <li>{t("domain:head.paused")}</li>
      ) : (
        nextAt !== null && (
          <li title={format.full(nextAt)}>
            {nextAt <= now ? t("domain:head.due") : t("domain:head.next", { at: format.moment(nextAt, now) })}
          </li>
        )
      )}
    </ul>
  );
}
