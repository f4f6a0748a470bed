import * as z from "zod";
import { mostAlerts, mostRows } from "../ranges.ts";
import { checkId, count, domainName, flag, knownVerdict, procedure, stats, time } from "./words.ts";

/** The same words as `watch/transitions.ts`. */
export const alertKind = z.enum(["turned_malicious", "turned_suspicious", "cleared"]);

export const alert = z
  .object({
    id: z.int().min(1),
    name: domainName,
    typed: z.string(),
    kind: alertKind,
    from: knownVerdict.nullable(),
    to: knownVerdict,
    checkId,
    /** When it was seen first (ms UTC). */
    raisedAt: time,
    /** The last answer before, which did not show it; null where there was none. */
    after: time.nullable(),
    stats: stats.nullable(),
    flags: z.array(flag).readonly(),
    acknowledgedAt: time.nullable(),
    /** The domain's verdict now: an alert may be over. */
    verdict: knownVerdict.nullable(),
    /** Since when (ms UTC, the check that first showed it) that verdict holds: later than the alert where it came back. */
    since: time.nullable(),
    watched: z.boolean(),
  })
  .readonly();
export type Alert = z.infer<typeof alert>;

export const alerts = {
  /** Newest first. `open`: only those that nobody acknowledged. */
  list: procedure
    .input(
      z.object({
        open: z.boolean().default(false),
        name: domainName.optional(),
        offset: count.max(10_000_000).default(0),
        limit: z.int().min(1).max(mostRows).default(50),
      }),
    )
    .output(z.object({ alerts: z.array(alert).readonly(), total: count, open: count }).readonly()),
  /** Returns the ids that were open until now, so that it can be taken back. */
  acknowledge: procedure
    .input(
      z.union([
        z.object({ ids: z.array(z.int().min(1)).min(1).max(mostAlerts) }).strict(),
        z.object({ name: domainName }).strict(),
        z.object({ all: z.literal(true) }).strict(),
      ]),
    )
    .output(z.object({ ids: z.array(z.int()).readonly() }).readonly()),
  reopen: procedure
    .input(z.object({ ids: z.array(z.int().min(1)).min(1).max(mostAlerts) }))
    .output(z.object({ ids: z.array(z.int()).readonly() }).readonly()),
};
