import type { Check, FailureReason } from "../../shared/verdict.ts";
import type { Answer } from "../virustotal/client.ts";
import { judge, type Policy } from "../watch/verdict.ts";

/** What an answer comes to, at `checkedAt` (ms UTC). */
export function checked(domain: string, answer: Answer, checkedAt: number, policy: Policy): Check {
  if (answer.kind === "failed") return notAsked(domain, answer.reason, checkedAt);
  const { finding, reason } = answer;
  return { ...finding, domain, verdict: judge(finding, policy), reason, checkedAt };
}

/** A check that brought no answer. */
export function notAsked(domain: string, reason: FailureReason, checkedAt: number): Check {
  return {
    domain,
    verdict: "failed",
    reason,
    checkedAt,
    stats: null,
    flags: [],
    analysedAt: null,
    analysedFrom: null,
  };
}
