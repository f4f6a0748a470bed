import * as z from "zod";
import {
  largestText,
  longestNote,
  longestSearch,
  mostNames,
  mostRows,
  mostTags,
  mostTagsInFilter,
  pastPieces,
} from "../ranges.ts";
import { rejectionReasons } from "../rejection.ts";
import { freshnesses, standings } from "../standing.ts";
import { count, domainName, knownVerdict, procedure, reason, tag, time, verdict } from "./words.ts";

/** How a domain stands at a glance: one of the six verdicts, or `waiting` where it was never checked. */
export const standing = z.enum(standings);
export type Standing = z.infer<typeof standing>;

/**
 * So many pieces of the past in a row in which the worst that was seen is the same; null where nobody looked. In runs,
 * because a page of rows is mostly pasts, and a past is mostly quiet.
 */
export const pastRun = z
  .object({
    pieces: z.int().min(1).max(pastPieces),
    worst: z.object({ verdict, against: count, engines: count }).readonly().nullable(),
  })
  .readonly();

/** One line of the watched list. */
export const domainRow = z
  .object({
    name: domainName,
    /** As the person wrote it, international names in Unicode. */
    typed: z.string(),
    /** Letters of more than one script in one label, in a way that is used to deceive. */
    lookalike: z.boolean(),
    standing,
    /** The last answer's verdict; null where there was none yet. */
    verdict: knownVerdict.nullable(),
    /** Since when (ms UTC, the check that first showed it) the verdict is what it is. */
    since: time.nullable(),
    /** Why the last check failed; null where it did not. The failure stands beside the verdict. */
    failed: reason.nullable(),
    against: count.nullable(),
    engines: count.nullable(),
    /** Names of the engines against it, malicious first; at most five, `against` says how many there are. */
    flagged: z.array(z.string()).readonly(),
    /** Oldest first; together `pastPieces` pieces. */
    past: z.array(pastRun).max(pastPieces).readonly(),
    analysedAt: time.nullable(),
    stale: z.boolean(),
    checkedAt: time.nullable(),
    /** When it is to be checked next; null while paused or where nothing can be said. */
    nextAt: time.nullable(),
    tags: z.array(z.string()).readonly(),
    note: z.string(),
    paused: z.boolean(),
    /** In the pass that is under way, and not asked yet. */
    checking: z.boolean(),
    watchedSince: time,
  })
  .readonly();
export type DomainRow = z.infer<typeof domainRow>;

export type Freshness = (typeof freshnesses)[number];

/** Which of the watched domains. Parts that are empty do not narrow it. */
export const domainFilter = z.object({
  /** Words that all occur in the name (either form), a tag, the note or the name of an engine against it. */
  search: z.string().max(longestSearch).default(""),
  standings: z.array(standing).max(standings.length).default([]),
  /** Any of them. */
  tags: z.array(tag).max(mostTagsInFilter).default([]),
  freshness: z.array(z.enum(freshnesses)).max(freshnesses.length).default([]),
  /** Malicious, suspicious, failed, or with an alert nobody acknowledged. */
  needsLook: z.boolean().default(false),
});
export type DomainFilter = z.infer<typeof domainFilter>;

export const sortColumns = [
  "verdict",
  "name",
  "detections",
  "past",
  "evidence",
  "checked",
  "next",
  "tags",
] as const;
export const domainSort = z.object({
  by: z.enum(sortColumns).default("verdict"),
  descending: z.boolean().default(false),
});
export type DomainSort = z.infer<typeof domainSort>;

/** The domains that something is to be done with: by name, or all that a filter leaves. */
export const targets = z.union([
  z.object({ names: z.array(domainName).min(1).max(mostNames) }).strict(),
  z.object({ filter: domainFilter }).strict(),
]);
export type Targets = z.infer<typeof targets>;

/** How the whole estate stands. */
export const estate = z
  .object({
    total: count,
    counts: z.record(standing, count),
    stale: count,
    paused: count,
    /** Domains whose last check failed, whatever their verdict. */
    failing: count,
    openAlerts: count,
    tags: z.array(z.object({ tag: z.string(), domains: count }).readonly()).readonly(),
    /** The oldest of the domains' last checks; null where one was never checked, or there are none. */
    allCheckedSince: time.nullable(),
  })
  .readonly();
export type Estate = z.infer<typeof estate>;

/** What a list of so many domains comes to under the quota. Times in ms. */
export const forecast = z
  .object({
    domains: count,
    perMinute: count,
    perDay: count,
    /** How long each domain waits between two checks. */
    every: count,
    /** How long the first look at the new ones takes; null where the day's quota does not carry it in one day. */
    firstPass: count.nullable(),
    /** Days that the first look takes, at least 1. */
    firstPassDays: count,
    /** Whether the quota carries less than a look a day. */
    thin: z.boolean(),
  })
  .readonly();
export type Forecast = z.infer<typeof forecast>;

const rejection = z
  .object({
    line: count,
    text: z.string(),
    reason: z.enum(rejectionReasons),
    /** Where it stands as it was written: UTF-16 units from the beginning of its line, `to` without. */
    from: count,
    to: count,
  })
  .readonly();

/** What was understood of a text. Each list holds the first `shown` at most; the counts hold for all. */
export const previewShown = 500;
export const preview = z
  .object({
    accepted: z
      .array(
        z
          .object({
            line: count,
            name: domainName,
            typed: z.string(),
            watched: z.boolean(),
            lookalike: z.boolean(),
          })
          .readonly(),
      )
      .readonly(),
    duplicates: z
      .array(z.object({ line: count, text: z.string(), name: domainName, firstLine: count }).readonly())
      .readonly(),
    rejected: z.array(rejection).readonly(),
    counts: z.object({ accepted: count, fresh: count, duplicates: count, rejected: count }).readonly(),
    /** For the whole list with the new ones on it. */
    forecast,
  })
  .readonly();
export type Preview = z.infer<typeof preview>;

const pasted = z.string().max(largestText);

const changed = z.object({ changed: count }).readonly();

export const domains = {
  list: procedure
    .input(
      z.object({
        filter: domainFilter.prefault({}),
        sort: domainSort.prefault({}),
        offset: count.max(10_000_000).default(0),
        limit: z.int().min(1).max(mostRows).default(100),
      }),
    )
    .output(z.object({ rows: z.array(domainRow).readonly(), total: count }).readonly()),
  estate: procedure.output(estate),
  get: procedure.input(z.object({ name: domainName })).output(domainRow),
  preview: procedure.input(z.object({ text: pasted })).output(preview),
  /** Puts a text's domains on the list, and has the new ones looked at as soon as the quota allows. */
  add: procedure.input(z.object({ text: pasted, tags: z.array(tag).max(mostTags).default([]) })).output(
    z
      .object({
        added: z.array(domainName).readonly(),
        already: count,
        duplicates: count,
        rejected: count,
      })
      .readonly(),
  ),
  /** Takes them off the list and keeps what is known of them; `add` with their names brings all of it back. */
  remove: procedure.input(targets).output(z.object({ removed: z.array(domainName).readonly() }).readonly()),
  pause: procedure.input(z.object({ targets, paused: z.boolean() })).output(changed),
  tag: procedure
    .input(
      z.object({
        targets,
        add: z.array(tag).max(mostTags).default([]),
        remove: z.array(tag).max(mostTags).default([]),
      }),
    )
    .output(changed),
  note: procedure.input(z.object({ name: domainName, note: z.string().max(longestNote) })).output(changed),
  /** Has them checked before anything else that is due. */
  checkNow: procedure.input(targets).output(z.object({ queued: count }).readonly()),
};
