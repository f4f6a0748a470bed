/** The vocabulary of what is known about a domain: the house's word for each thing, in one place. */

/** The six truths. Exactly one holds for a check, and they never stand in for each other. */
export const verdicts = ["malicious", "suspicious", "clean", "unrated", "unknown", "failed"] as const;
export type Verdict = (typeof verdicts)[number];

/** Why there is no verdict, in one word; `null` beside a verdict that was reached. */
export const reasons = [
  "not_found",
  "no_analysis",
  "invalid_domain",
  "unauthorized",
  "forbidden",
  "quota_exceeded",
  "server_error",
  "network",
  "timeout",
  "bad_response",
  "too_large",
] as const;
export type Reason = (typeof reasons)[number];

/** The reasons that go with `unknown`: VirusTotal answered, and has nothing to say. */
export type UnknownReason = Extract<Reason, "not_found" | "no_analysis">;
/** The reasons that go with `failed`: there is no answer to judge. */
export type FailureReason = Exclude<Reason, UnknownReason>;

/** VirusTotal's counts over its engines. They need not add up to the engines it lists (CONTRACT.md §8.3). */
export interface Stats {
  readonly malicious: number;
  readonly suspicious: number;
  readonly harmless: number;
  readonly undetected: number;
  readonly timeout: number;
}

/** One engine that speaks against a domain. `result` is the engine's own word, untrusted text. */
export interface Flag {
  readonly engine: string;
  readonly category: "malicious" | "suspicious";
  readonly result: string | null;
}

/** Which of VirusTotal's dates `analysedAt` was taken from (the first is missing in reports of 2022 and before). */
export type AnalysedFrom = "last_analysis_date" | "last_modification_date";

/** What a report says, as far as a verdict needs it. Times are milliseconds UTC. */
export interface Finding {
  readonly stats: Stats | null;
  readonly flags: readonly Flag[];
  readonly analysedAt: number | null;
  readonly analysedFrom: AnalysedFrom | null;
}

/** One look at one domain and what came of it. `domain` is the A-label name; times are milliseconds UTC. */
export interface Check extends Finding {
  readonly domain: string;
  readonly verdict: Verdict;
  readonly reason: Reason | null;
  readonly checkedAt: number;
}
