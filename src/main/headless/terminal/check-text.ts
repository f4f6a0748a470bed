import type { Check, Flag, Verdict } from "../../../shared/verdict.ts";
import type { Screen } from "./screen.ts";
import { ago, clean, padded, reasonText, verdictStyle } from "./words.ts";

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
export function checkText(
  { check, typed, detail, before }: Shown,
  width: number,
  now: number,
  screen: Screen,
): string {
  const word = screen.style(verdictStyle[check.verdict], padded(check.verdict, 10));
  const parts = [evidence(check, detail), age(check, now), history(check, before)].filter(
    (part) => part !== null,
  );
  return `${word}  ${padded(clean(typed), width)}  ${parts.join(screen.style("dim", " · "))}`;
}

function evidence({ stats, flags, reason, verdict }: Check, detail: string | null): string {
  if (reason !== null) return reasonText(reason, detail);
  if (stats === null) return "";
  const engines = stats.malicious + stats.suspicious + stats.harmless + stats.undetected + stats.timeout;
  const against = stats.malicious + stats.suspicious;
  if (verdict === "unrated") return `0/${engines}, every engine is silent`;
  const named = flags.length === 0 ? "" : `  ${flagNames(flags)}`;
  return `${against}/${engines}${named}`;
}

/** The engines by name, with their own word where it says more than that they are against it. */
function flagNames(flags: readonly Flag[]): string {
  const names = flags.slice(0, mostNamed).map(flagName);
  const more = flags.length - names.length;
  return names.join(", ") + (more > 0 ? ` and ${more} more` : "");
}

function flagName({ engine, category, result }: Flag): string {
  const name = clean(engine).slice(0, 40);
  const word = clean(result ?? "").slice(0, 40) || category;
  return word === "malicious" ? name : `${name} (${word})`;
}

/** How old the evidence is, which is not when we asked. */
function age({ analysedAt, analysedFrom, stats }: Check, now: number): string | null {
  if (stats === null) return null;
  if (analysedAt === null) return "of unknown age";
  return analysedFrom === "last_modification_date"
    ? `changed ${ago(analysedAt, now)}, analysis undated`
    : `analysed ${ago(analysedAt, now)}`;
}

function history({ verdict }: Check, before: Verdict | null): string | null {
  if (before === null || before === verdict) return null;
  return verdict === "failed" ? `last known: ${before}` : `was ${before}`;
}
