import type { FailureReason, Finding, UnknownReason } from "../../shared/verdict.ts";
import type { Clock } from "../watch/clock.ts";
import type { Tempo } from "../watch/tempo.ts";
import { type Allowance, readAllowance } from "./allowance.ts";
import { type Next, outcomeOf, readErrorBody } from "./answers.ts";
import { exchange, type Fetch, type Line, userAgentOf } from "./exchange.ts";
import { readReport } from "./report.ts";
import { readRetryAfter } from "./retry-after.ts";

/** What came of asking for a domain. Bodies are as VirusTotal sent them, but for the key. */
export type Answer =
  | { readonly kind: "report"; readonly finding: Finding; readonly body: Buffer; readonly reason: null }
  | {
      readonly kind: "unknown";
      readonly finding: Finding;
      readonly body: Buffer;
      readonly reason: UnknownReason;
    }
  | {
      readonly kind: "failed";
      readonly reason: FailureReason;
      readonly next: Next;
      /** What VirusTotal, or who answered in its place, sent; null where nothing came. */
      readonly body: Buffer | null;
      readonly detail: string;
      /** False where the request certainly never reached VirusTotal. */
      readonly connected: boolean;
      /** How long a 429 asks to wait, in ms; null where it does not say. */
      readonly retryAfter: number | null;
    };

/** VirusTotal, as far as Banken asks it anything. Every call costs one request, except where it says otherwise. */
export interface VirusTotal {
  /**
   * The report of a domain (an A-label name). Rejects only with the reason of `signal`.
   * @param onAnswer called once, when the answer begins to arrive or cannot any more
   */
  domain(name: string, key: string, signal: AbortSignal, onAnswer: () => void): Promise<Answer>;
  /** What the key may do; free of charge. Null where there is no usable answer, "unauthorized" for a dead key. */
  allowance(key: string, signal: AbortSignal): Promise<Allowance | "unauthorized" | null>;
}

const nothing: Finding = { stats: null, flags: [], analysedAt: null, analysedFrom: null };

/** A client of VirusTotal API v3 at `apiUrl` (from `readApiUrl`). */
export function createVirusTotal(options: {
  readonly apiUrl: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly tempo: Tempo;
  readonly version: string;
}): VirusTotal {
  const { apiUrl, clock } = options;
  const line: Line = {
    fetch: options.fetch,
    clock,
    timeout: options.tempo.timeout,
    userAgent: userAgentOf(options.version),
  };

  return {
    async domain(name, key, signal, onAnswer) {
      const got = await exchange(
        line,
        `${apiUrl}/domains/${encodeURIComponent(name)}`,
        key,
        signal,
        onAnswer,
      );
      if (got.kind === "fault") {
        const next = got.reason === "network" || got.reason === "timeout" ? "retry" : "done";
        return { ...got, kind: "failed", next, body: null, retryAfter: null };
      }
      const { status, body } = got;
      if (status === 200) return readAnswer(body, name);
      const error = readErrorBody(body);
      const outcome = outcomeOf(status, error);
      if (outcome.kind === "not_found")
        return { kind: "unknown", reason: "not_found", finding: nothing, body };
      return {
        kind: "failed",
        reason: outcome.reason,
        next: outcome.next,
        body,
        detail: error.code === null ? `HTTP ${status}` : `HTTP ${status} ${error.code.slice(0, 60)}`,
        connected: true,
        retryAfter: outcome.next === "wait" ? readRetryAfter(got.retryAfter, clock.now()) : null,
      };
    },

    async allowance(key, signal) {
      // The key is part of this address: it is built here, and nothing that fails below names it.
      const got = await exchange(
        line,
        `${apiUrl}/users/${encodeURIComponent(key)}/overall_quotas`,
        key,
        signal,
        () => {},
      );
      if (got.kind === "fault") return null;
      if (got.status === 200) return readAllowance(got.body);
      const outcome = outcomeOf(got.status, readErrorBody(got.body));
      return outcome.kind === "failed" && outcome.reason === "unauthorized" ? "unauthorized" : null;
    },
  };
}

/** A 200. One that is no report for the domain that was asked (a captive portal's page, a cut-off body) is a failure. */
function readAnswer(body: Buffer, name: string): Answer {
  const finding = readReport(body, name);
  if (finding === null)
    return {
      kind: "failed",
      reason: "bad_response",
      next: "done",
      body,
      detail: "HTTP 200 without a report",
      connected: true,
      retryAfter: null,
    };
  return finding.stats === null
    ? { kind: "unknown", reason: "no_analysis", finding, body }
    : { kind: "report", reason: null, finding, body };
}
