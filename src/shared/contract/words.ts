import { oc } from "@orpc/contract";
import * as z from "zod";
import { longestTag } from "../ranges.ts";
import { reasons, verdicts } from "../verdict.ts";

/** The words that the contract's parts share. */

/** Milliseconds since 1970-01-01 UTC. */
export const time = z.int().min(0).max(8.64e15);

/** A host name as VirusTotal is asked for it: lower-case A-labels. */
export const domainName = z
  .string()
  .min(1)
  .max(253)
  .regex(/^[a-z0-9._-]+$/);

export const tag = z
  .string()
  .trim()
  .min(1)
  .max(longestTag)
  .regex(/^[^,\p{C}]+$/u);

export const count = z.int().min(0);
export const checkId = z.int().min(1);

export const verdict = z.enum(verdicts);
export const reason = z.enum(reasons);
/** A verdict that VirusTotal gave an answer for. */
export const knownVerdict = z.enum(verdicts).exclude(["failed"]);

export const stats = z
  .object({ malicious: count, suspicious: count, harmless: count, undetected: count, timeout: count })
  .readonly();

export const flag = z
  .object({
    engine: z.string(),
    category: z.enum(["malicious", "suspicious"]),
    result: z.string().nullable(),
  })
  .readonly();

/** Why something that was asked for is not done. Nothing was changed. */
export const refusals = [
  "no_key",
  "not_a_key",
  "unprotected",
  "key_from_environment",
  "bad_environment",
  "practice_key",
  "none_matches",
  "paused",
  "folder_unusable",
  "folder_not_made",
  "no_logs",
  "not_absolute",
  "unknown_time_zone",
  "too_large",
] as const;
export type Refusal = (typeof refusals)[number];

/** What can be wrong with the store; the same words as `StoreError`'s faults. */
export const storeFaults = [
  "practice",
  "real",
  "future",
  "foreign",
  "damaged",
  "locked",
  "full",
  "unwritable",
  "closed",
  "broken",
] as const;
export type StoreFault = (typeof storeFaults)[number];

/**
 * What every procedure starts from. Beside these, oRPC's own: BAD_REQUEST (the input is not as the contract has it)
 * and INTERNAL_SERVER_ERROR (a mistake of ours, told without its stack).
 */
export const procedure = oc.errors({
  NOT_FOUND: { status: 404 },
  REFUSED: { status: 409, data: z.object({ why: z.enum(refusals), detail: z.string().nullable() }) },
  STORE: { status: 503, data: z.object({ fault: z.enum(storeFaults), message: z.string() }) },
});
