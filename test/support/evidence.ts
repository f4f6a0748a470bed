/** What Banken answers of one domain in the window's tests, each part to be changed where a test needs it. */
import type { Flip, PastCheck, Spell } from "../../src/shared/contract/history.ts";
import type {
  Context,
  Difference,
  Engine,
  EngineCategory,
  Report,
} from "../../src/shared/contract/reports.ts";
import type { Stats } from "../../src/shared/verdict.ts";
import { now } from "./answers.ts";

const hour = 3_600_000;

export function anEngine(
  engine: string,
  category: EngineCategory = "harmless",
  result: string | null = { malicious: "phishing", suspicious: "suspicious", harmless: "clean" }[
    category as string
  ] ?? "unrated",
): Engine {
  return { engine, category, result, method: "blacklist", version: null };
}

export function someStats(some: Partial<Stats> = {}): Stats {
  return { malicious: 0, suspicious: 0, harmless: 61, undetected: 33, timeout: 0, ...some };
}

export function aContext(some: Partial<Context> = {}): Context {
  return {
    registrar: "Names Ltd",
    createdAt: Date.UTC(2014, 2, 3),
    updatedAt: null,
    expiresAt: null,
    firstSeenAt: null,
    nameServers: [],
    addresses: [],
    mail: [],
    certificate: null,
    categories: [],
    popularity: [],
    reputation: 0,
    votes: null,
    tags: [],
    jarm: null,
    whois: null,
    ...some,
  };
}

/** The answer of the last check, an hour ago; clean unless the engines say otherwise. */
export function aReport(some: Partial<Report> = {}): Report {
  return {
    checkId: 2,
    checkedAt: now - hour,
    verdict: "clean",
    reason: null,
    stats: someStats(),
    analysedAt: now - 4 * hour,
    analysedFrom: "last_analysis_date",
    engines: [anEngine("Calm")],
    context: aContext(),
    raw: true,
    ...some,
  };
}

/** Nothing changed between the last answer and the one six hours before it. */
export function aDifference(some: Partial<Difference> = {}): Difference {
  return {
    from: { checkId: 1, checkedAt: now - 7 * hour, verdict: "clean", stats: someStats() },
    to: { checkId: 2, checkedAt: now - hour, verdict: "clean", stats: someStats() },
    turned: [],
    reworded: [],
    appeared: [],
    vanished: [],
    moved: [],
    ...some,
  };
}

export function aPastCheck(some: Partial<PastCheck> = {}): PastCheck {
  return {
    checkId: 2,
    checkedAt: now - hour,
    verdict: "clean",
    reason: null,
    detail: null,
    stats: someStats(),
    analysedAt: now - 4 * hour,
    raw: true,
    ...some,
  };
}

export function anEngineFlip(some: Partial<Extract<Flip, { kind: "engine" }>> = {}): Flip {
  return {
    kind: "engine",
    checkId: 2,
    after: now - 7 * hour,
    by: now - hour,
    engine: "Fortinet",
    from: { category: "harmless", result: "clean" },
    to: { category: "malicious", result: "phishing" },
    ...some,
  };
}

export function aVerdictFlip(some: Partial<Extract<Flip, { kind: "verdict" }>> = {}): Flip {
  return {
    kind: "verdict",
    checkId: 2,
    after: now - 7 * hour,
    by: now - hour,
    from: "clean",
    to: "malicious",
    ...some,
  };
}

export function aSpell(some: Partial<Spell> = {}): Spell {
  return {
    engine: "Fortinet",
    category: "malicious",
    result: "phishing",
    after: now - 7 * hour,
    from: now - hour,
    to: now - hour,
    until: null,
    ...some,
  };
}
