import type { TFunction } from "i18next";
import type { DomainRow } from "../../shared/contract/domains.ts";
import type { Signs } from "../../shared/contract/history.ts";
import type { Difference, EngineCategory, Report } from "../../shared/contract/reports.ts";
import type { Stats } from "../../shared/verdict.ts";
import type { Format } from "../format.ts";

/** All that is known of a domain when it is to be said why it stands as it does. What is not there yet is null. */
export interface Known {
  readonly row: DomainRow;
  readonly report: Report | null;
  /** Between the latest answer and the one before. */
  readonly difference: Difference | null;
  readonly signs: Signs | null;
  /** ms UTC. */
  readonly now: number;
}

type Texts = TFunction<["domain", "common"]>;
type Tell = (known: Known, t: Texts, format: Format) => readonly (string | null)[];

/** Why a domain stands as it does, in sentences: what holds, what of it is new, and what went before it. */
export function whyOf(known: Known, t: Texts, format: Format): readonly string[] {
  const tell = known.row.verdict === null ? tellNothing : tells[known.row.verdict];
  return tell(known, t, format).filter((sentence) => sentence !== null);
}

const tells: Record<NonNullable<DomainRow["verdict"]>, Tell> = {
  malicious: tellAgainst,
  suspicious: tellAgainst,
  clean: (known, t, format) => {
    const stats = statsOf(known);
    return [
      stats === null
        ? t("domain:why.cleanAlone")
        : t("domain:why.clean", {
            count: stats.harmless,
            shown: format.number(stats.harmless),
            engines: format.number(enginesOf(stats)),
          }),
      tellCleared(known, t, format),
      tellStale(known, t, format),
    ];
  },
  unrated: (known, t, format) => {
    const stats = statsOf(known);
    return [
      stats === null
        ? t("domain:why.unratedAlone")
        : t("domain:why.unrated", { count: enginesOf(stats), shown: format.number(enginesOf(stats)) }),
      tellCleared(known, t, format),
      tellStale(known, t, format),
    ];
  },
  unknown: ({ report }, t) => [
    t(report?.reason === "no_analysis" ? "domain:why.noAnalysis" : "domain:why.notFound"),
  ],
};

function tellAgainst(known: Known, t: Texts, format: Format): readonly (string | null)[] {
  const stats = statsOf(known);
  if (stats === null) {
    const { against, engines } = known.row;
    if (against === null || engines === null) return [];
    return [
      t("domain:why.against", {
        count: against,
        shown: format.number(against),
        engines: format.number(engines),
      }),
    ];
  }
  const { malicious, suspicious } = stats;
  return [
    malicious > 0 ? tellHowMany("malicious", malicious, stats, known, t, format) : null,
    suspicious > 0 && malicious > 0
      ? t("domain:why.andSuspicious", { count: suspicious, shown: format.number(suspicious) })
      : null,
    malicious === 0 && suspicious > 0 ? tellHowMany("suspicious", suspicious, stats, known, t, format) : null,
    malicious + suspicious === 1 && enginesOf(stats) > 1 ? t("domain:why.single") : null,
    tellSign(known, t, format),
    tellYoung(known, t, format),
    tellStale(known, t, format),
  ];
}

/** How many say so and, where the answer before is known, how many of them did not say so then. */
function tellHowMany(
  category: "malicious" | "suspicious",
  count: number,
  stats: Stats,
  { report, difference, now }: Known,
  t: Texts,
  format: Format,
): string {
  const numbers = { count, shown: format.number(count), engines: format.number(enginesOf(stats)) };
  const fresh =
    difference === null || difference.to.checkId !== report?.checkId ? 0 : freshIn(difference, category);
  if (difference === null || fresh === 0) return t(`domain:why.${category}.plain`, numbers);
  const at = format.moment(difference.from.checkedAt, now);
  return fresh >= count
    ? t(`domain:why.${category}.allNew`, { ...numbers, at })
    : t(`domain:why.${category}.someNew`, { ...numbers, at, fresh: format.number(fresh) });
}

/**
 * Engines that say so and did not before. One that was not among the engines then may have been renamed, and is not
 * counted, unless there was no analysis then and nobody said anything.
 */
function freshIn({ from, turned, appeared }: Difference, category: EngineCategory): number {
  const fresh = turned.filter(({ to }) => to?.category === category).length;
  return from.stats === null ? fresh + appeared.filter((each) => each.category === category).length : fresh;
}

/** Engines that spoke against it in the answer before and do not any more. */
function tellCleared({ report, difference, now }: Known, t: Texts, format: Format): string | null {
  if (difference === null || difference.to.checkId !== report?.checkId) return null;
  const count = difference.turned.filter(({ from, to }) => isAgainst(from) && !isAgainst(to)).length;
  if (count === 0) return null;
  return t("domain:why.cleared", {
    count,
    shown: format.number(count),
    at: format.moment(difference.from.checkedAt, now),
  });
}

function isAgainst(engine: { readonly category: EngineCategory } | null): boolean {
  return engine?.category === "malicious" || engine?.category === "suspicious";
}

const hour = 3_600_000;
const day = 24 * hour;

/** What moved before anybody spoke against it: whoever takes a domain over moves its name servers first. */
function tellSign({ signs }: Known, t: Texts, format: Format): string | null {
  if (signs === null) return null;
  const sign = signs.moves.find(({ move }) => move.what === "registrar") ?? signs.moves[0];
  if (sign === undefined) return null;
  const what = sign.move.what === "registrar" ? "registrar" : "nameServers";
  const before = signs.flaggedAt - sign.by;
  return before < hour
    ? t(`domain:why.sign.${what}.together`)
    : t(`domain:why.sign.${what}.before`, { span: format.span(before, true) });
}

/** How young a name is when it is told. */
const young = 30 * day;

function tellYoung({ report, signs, now }: Known, t: Texts, format: Format): string | null {
  const createdAt = report?.context.createdAt ?? null;
  const flaggedAt = signs?.flaggedAt ?? now;
  if (createdAt === null || createdAt > flaggedAt || flaggedAt - createdAt > young) return null;
  return t("domain:why.young", { span: format.span(Math.max(day, flaggedAt - createdAt), true) });
}

function tellStale({ row, now }: Known, t: Texts, format: Format): string | null {
  if (!row.stale || row.analysedAt === null) return null;
  return t("domain:why.stale", { span: format.span(now - row.analysedAt) });
}

/** No answer yet: never asked, or never with success. */
function tellNothing({ row, now }: Known, t: Texts, format: Format): readonly string[] {
  const { checking, paused, nextAt, failed } = row;
  if (failed !== null) return [t("domain:why.neverAnswered")];
  if (checking) return [t("domain:why.waiting.checking")];
  if (paused) return [t("domain:why.waiting.paused")];
  if (nextAt === null) return [t("domain:why.waiting.plain")];
  return [t("domain:why.waiting.next", { at: format.moment(nextAt, now) })];
}

function statsOf({ report }: Known): Stats | null {
  return report?.stats ?? null;
}

function enginesOf({ malicious, suspicious, harmless, undetected, timeout }: Stats): number {
  return malicious + suspicious + harmless + undetected + timeout;
}
