import { IconAlertTriangle, IconClockExclamation, IconPlayerPause } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { DomainRow, Standing } from "../../shared/contract/domains.ts";
import { VerdictIcon } from "../verdict/VerdictIcon.tsx";
import badge from "../verdict/verdict.module.css";
import styles from "./cells.module.css";
import type { SortColumn } from "./columns.ts";
import type { ListTexts } from "./list-context.ts";
import { Sparkline } from "./Sparkline.tsx";

/**
 * What stands in each cell of a row. Functions, not components: a screenful of rows has hundreds of cells, and is
 * drawn anew between a keystroke and the next frame.
 */
export const cells: Record<SortColumn, (row: DomainRow, texts: ListTexts) => ReactNode> = {
  verdict: verdictCell,
  name: nameCell,
  detections: detectionsCell,
  past: ({ past }) => <Sparkline past={past} />,
  evidence: evidenceCell,
  checked: ({ checkedAt }, { format, now, t }) =>
    checkedAt === null ? nothing(t) : format.moment(checkedAt, now),
  next: nextCell,
  tags: ({ tags }) => chips(tags),
};

/** The time that a cell is about, in ms UTC: told in full on hover. */
export const timeOf: Partial<Record<SortColumn, (row: DomainRow) => number | null>> = {
  evidence: ({ analysedAt }) => analysedAt,
  checked: ({ checkedAt }) => checkedAt,
  next: ({ nextAt }) => nextAt,
};

/** How it stands; beside it, small, what stands beside it: a failed last check, or the verdict from before one. */
function verdictCell({ standing, verdict, failed }: DomainRow, { t }: ListTexts) {
  return (
    <>
      <span className={badge.badge} data-standing={standing} title={t(`common:verdictMeans.${standing}`)}>
        <VerdictIcon standing={standing} size={11} />
        {t(`common:verdict.${standing}`)}
      </span>
      {failed !== null &&
        standing !== "failed" &&
        beside("failed", t("beside.failed", { reason: t(`common:reason.${failed}`) }))}
      {verdict !== null &&
        standing === "failed" &&
        beside(verdict, t("beside.verdict", { verdict: t(`common:verdict.${verdict}`) }))}
    </>
  );
}

function beside(standing: Standing, text: string) {
  return (
    <span className={styles.beside} data-standing={standing} title={text}>
      <VerdictIcon standing={standing} size={10} />
      <span className="visually-hidden">{text}</span>
    </span>
  );
}

/** The name as it was typed. The name in the DNS is on hover, and read out where it differs. */
function nameCell({ name, typed, lookalike, paused, tags }: DomainRow, { t, tagsApart }: ListTexts) {
  return (
    <>
      <a className={styles.name} href={`/domains/${name}`} tabIndex={-1} title={name}>
        {typed}
        {typed !== name && <span className="visually-hidden"> ({name})</span>}
      </a>
      {lookalike && (
        <span className={styles.mark} data-warns title={t("lookalike.means", { name })}>
          <IconAlertTriangle size={12} aria-hidden="true" />
          <span>{t("lookalike.word")}</span>
        </span>
      )}
      {paused && (
        <span className={styles.mark} title={t("paused.means")}>
          <IconPlayerPause size={11} aria-hidden="true" />
          <span>{t("paused.word")}</span>
        </span>
      )}
      {!tagsApart && chips(tags)}
    </>
  );
}

function chips(tags: readonly string[]) {
  if (tags.length === 0) return null;
  return (
    <span className={styles.chips} title={tags.join(", ")}>
      {tags.map((tag) => (
        <span key={tag} className={styles.chip}>
          {tag}
        </span>
      ))}
    </span>
  );
}

/** `3/94` and who they are; without an analysis, why there is none. */
function detectionsCell(row: DomainRow, texts: ListTexts) {
  const { against, engines, failed } = row;
  const { format } = texts;
  const said = saidOf(row, texts);
  return (
    <>
      {against !== null && engines !== null && (
        <strong className={styles.counted}>{`${format.number(against)}/${format.number(engines)}`}</strong>
      )}
      <span className={styles.said} title={said} data-failed={failed !== null || undefined}>
        {said}
      </span>
    </>
  );
}

/** What is said beside the count: why the last check failed, who is against it, or why nobody is. */
function saidOf(
  { standing, against, flagged, failed, checking }: DomainRow,
  { t, format }: ListTexts,
): string {
  if (failed !== null) return t(`common:reason.${failed}`);
  if (flagged.length > 0) {
    const names = format.sequence(flagged);
    const more = (against ?? 0) - flagged.length;
    return more > 0 ? t("detections.more", { names, count: more, shown: format.number(more) }) : names;
  }
  if (standing === "unrated") return t("detections.silent");
  if (standing === "unknown") return t("detections.nothing");
  if (standing === "waiting") return t(checking ? "detections.checking" : "detections.waiting");
  return "";
}

/** How old VirusTotal's analysis is. Old evidence says so in a word. */
function evidenceCell({ analysedAt, stale }: DomainRow, { t, format, now }: ListTexts) {
  if (analysedAt === null) return nothing(t);
  const age = format.short(Math.max(0, now - analysedAt));
  if (!stale) return age;
  return (
    <span className={styles.stale}>
      {age}
      <IconClockExclamation size={13} aria-hidden="true" />
      <span className="visually-hidden">{t("evidence.stale")}</span>
    </span>
  );
}

function nextCell({ nextAt, paused, checking }: DomainRow, { t, format, now }: ListTexts) {
  if (checking) return t("next.now");
  if (paused) return t("paused.word");
  if (nextAt === null) return nothing(t);
  return nextAt <= now ? t("next.due") : format.moment(nextAt, now);
}

function nothing(t: ListTexts["t"]) {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">{t("common:state.none")}</span>
    </>
  );
}
