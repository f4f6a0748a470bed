import * as z from "zod";
import { lookBackDays, mostRows } from "../ranges.ts";
import { engineCategory, move } from "./reports.ts";
import { checkId, domainName, knownVerdict, procedure, reason, stats, time, verdict } from "./words.ts";

/** One check, as the timeline lists it. */
export const pastCheck = z
  .object({
    checkId,
    checkedAt: time,
    verdict,
    reason: reason.nullable(),
    /** For a failure, the particular fault. */
    detail: z.string().nullable(),
    stats: stats.nullable(),
    analysedAt: time.nullable(),
    raw: z.boolean(),
  })
  .readonly();
export type PastCheck = z.infer<typeof pastCheck>;

const word = z.object({ category: engineCategory, result: z.string().nullable() }).readonly();

/**
 * Something that turned between two answers: nobody knows when exactly. It was not so at `after` (null: there was no
 * answer before) and was so at `by`.
 */
export const flip = z.discriminatedUnion("kind", [
  z
    .object({
      kind: z.literal("verdict"),
      checkId,
      after: time.nullable(),
      by: time,
      from: knownVerdict.nullable(),
      to: knownVerdict,
    })
    .readonly(),
  z
    .object({
      kind: z.literal("engine"),
      checkId,
      after: time.nullable(),
      by: time,
      engine: z.string(),
      /** Null where the engine was not in the answer, or where nobody can read it any more. */
      from: word.nullable(),
      to: word.nullable(),
    })
    .readonly(),
]);
export type Flip = z.infer<typeof flip>;

/** A stretch in which an engine spoke against the domain. `until` is null while it still does. */
export const spell = z
  .object({
    engine: z.string(),
    category: z.enum(["malicious", "suspicious"]),
    result: z.string().nullable(),
    /** Last answer without it, first answer with it. */
    after: time.nullable(),
    from: time,
    /** Last answer with it. */
    to: time,
    /** First answer without it again. */
    until: time.nullable(),
  })
  .readonly();
export type Spell = z.infer<typeof spell>;

/**
 * What moved in the context in the days before somebody first spoke against the domain, and up to that answer: the
 * newest first. It was the one at `after` and the other at `by`.
 */
export const signs = z
  .object({
    /** The first answer of the unbroken row in which somebody does. */
    flaggedAt: time,
    moves: z.array(z.object({ checkId, after: time, by: time, move }).readonly()).readonly(),
  })
  .readonly();
export type Signs = z.infer<typeof signs>;

export const history = {
  /** The checks of a domain, newest first; `before` goes on from a `next`. */
  checks: procedure
    .input(
      z.object({
        name: domainName,
        before: checkId.optional(),
        limit: z.int().min(1).max(mostRows).default(50),
      }),
    )
    .output(z.object({ checks: z.array(pastCheck).readonly(), next: checkId.nullable() }).readonly()),
  /** What turned in the last `days`, newest first (at most 500), and the engines' spells in that time. */
  timeline: procedure
    .input(
      z.object({ name: domainName, days: z.int().min(lookBackDays.min).max(lookBackDays.max).default(90) }),
    )
    .output(
      z
        .object({
          since: time,
          flips: z.array(flip).readonly(),
          spells: z.array(spell).readonly(),
          /** Whether there were more flips in that time. */
          more: z.boolean(),
          /** Null where nobody speaks against the domain now. */
          signs: signs.nullable(),
        })
        .readonly(),
    ),
};
