import type { Check, Flag, Verdict } from "../../../shared/verdict.ts";
import { clean, padded } from "./columns.ts";
import type { Terminal } from "./screen.ts";
import { reasonText, verdictColumn } from "./verdict-text.ts";
import type { Words } from "./words.ts";

/** A check with what a person wants to know beside it. */
export interface Shown {
  readonly check: Check;
  readonly typed: string;
  readonly detail: string | null;
  /** The verdict it had before where this one is another, or the one that still stands where this check failed. */
  readonly before: Verdict | null;
}

/** More engines than this are counted instead of named, so that a line stays one. */
const mostNamed = 8;

/** One line: the verdict's word, the name as it was typed, and what speaks for the verdict. */
export function checkText(shown: Shown, width: number, now: number, terminal: Terminal): string {
  const word = verdictColumn(shown.check.verdict, terminal);
  return `${word}  ${padded(clean(shown.typed), width)}  ${evidenceText(shown, now, terminal)}`;
}

/** What speaks for a check's verdict, how old that is, and what held before. */
export function evidenceText(
  { check, detail, before }: Shown,
  now: number,
  { screen, words }: Terminal,
): string {
  return [evidence(check, detail, words), age(check, now, words), history(check.verdict, before, words)]
    .filter((part) => part !== null)
    .join(screen.style("dim", " · "));
}

function evidence({ stats, flags, reason, verdict }: Check, detail: string | null, words: Words): string {
  if (reason !== null) return reasonText(reason, detail, words);
  if (stats === null) return "";
  const engines = stats.malicious + stats.suspicious + stats.harmless + stats.undetected + stats.timeout;
  const counts = `${stats.malicious + stats.suspicious}/${engines}`;
  if (verdict === "unrated") return words.t("terminal:check.silent", { counts });
  return flags.length === 0 ? counts : `${counts}  ${flagNames(flags, words)}`;
}

/** The engines by name, with their own word where it says more than that they are against it. */
function flagNames(flags: readonly Flag[], words: Words): string {
  const engines = words.list(flags.slice(0, mostNamed).map((flag) => flagName(flag, words)));
  const more = flags.length - mostNamed;
  return more > 0 ? words.t("terminal:check.more", { engines, shown: words.number(more) }) : engines;
}

function flagName({ engine, category, result }: Flag, { t }: Words): string {
  const name = clean(engine).slice(0, 40);
  const own = clean(result ?? "").slice(0, 40);
  if ((own || category) === "malicious") return name;
  return t("terminal:check.engine", { engine: name, word: own || t(`common:verdict.${category}`) });
}

/** How old the evidence is, which is not when we asked. */
function age({ analysedAt, analysedFrom, stats }: Check, now: number, words: Words): string | null {
  if (stats === null) return null;
  if (analysedAt === null) return words.t("terminal:check.ageUnknown");
  const ago = words.ago(analysedAt, now);
  return analysedFrom === "last_modification_date"
    ? words.t("terminal:check.changed", { ago })
    : words.t("terminal:check.analysed", { ago });
}

function history(verdict: Verdict, before: Verdict | null, { t }: Words): string | null {
  if (before === null || before === verdict) return null;
  const word = t(`common:verdict.${before}`);
  return verdict === "failed"
    ? t("terminal:check.lastKnown", { verdict: word })
    : t("terminal:check.was", { verdict: word });
}
