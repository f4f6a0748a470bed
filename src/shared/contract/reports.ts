import * as z from "zod";
import { checkId, count, domainName, knownVerdict, procedure, reason, stats, time } from "./words.ts";

/** What an engine can say; `other` for a word that is not documented. */
export const engineCategories = [
  "malicious",
  "suspicious",
  "harmless",
  "undetected",
  "timeout",
  "other",
] as const;
export const engineCategory = z.enum(engineCategories);
export type EngineCategory = z.infer<typeof engineCategory>;

/** One engine's word. All of it is text from outside, and stays text. */
export const engine = z
  .object({
    engine: z.string(),
    category: engineCategory,
    result: z.string().nullable(),
    method: z.string().nullable(),
    version: z.string().nullable(),
  })
  .readonly();
export type Engine = z.infer<typeof engine>;

const texts = z.array(z.string()).readonly();

/** What else the same answer says of a domain. Every part may be missing: null, or empty. */
export const context = z
  .object({
    registrar: z.string().nullable(),
    createdAt: time.nullable(),
    updatedAt: time.nullable(),
    expiresAt: time.nullable(),
    firstSeenAt: time.nullable(),
    nameServers: texts,
    /** A and AAAA. */
    addresses: texts,
    /** MX, `10 mail.example.com`. */
    mail: texts,
    certificate: z
      .object({
        issuer: z.string().nullable(),
        subject: z.string().nullable(),
        notBefore: time.nullable(),
        notAfter: time.nullable(),
        thumbprint: z.string().nullable(),
        names: texts,
      })
      .readonly()
      .nullable(),
    categories: z.array(z.object({ service: z.string(), category: z.string() }).readonly()).readonly(),
    popularity: z
      .array(z.object({ list: z.string(), rank: count, at: time.nullable() }).readonly())
      .readonly(),
    reputation: z.int().nullable(),
    votes: z.object({ harmless: count, malicious: count }).readonly().nullable(),
    tags: texts,
    jarm: z.string().nullable(),
    whois: z.string().nullable(),
  })
  .readonly();
export type Context = z.infer<typeof context>;

/** One answer of VirusTotal's, read. */
export const report = z
  .object({
    checkId,
    checkedAt: time,
    verdict: knownVerdict,
    reason: reason.nullable(),
    stats: stats.nullable(),
    analysedAt: time.nullable(),
    analysedFrom: z.enum(["last_analysis_date", "last_modification_date"]).nullable(),
    /** Malicious first, then suspicious, timeout, harmless, undetected, other; each by name. */
    engines: z.array(engine).readonly(),
    context,
    /** Whether the bytes are there and can be read. */
    raw: z.boolean(),
  })
  .readonly();
export type Report = z.infer<typeof report>;

/** An engine that says another thing than before. Null: it is not among the engines. */
export const turn = z
  .object({
    engine: z.string(),
    from: engine.nullable(),
    to: engine.nullable(),
  })
  .readonly();
export type Turn = z.infer<typeof turn>;

/** The parts of the context that are compared. */
export const movables = [
  "registrar",
  "createdAt",
  "updatedAt",
  "expiresAt",
  "nameServers",
  "addresses",
  "mail",
  "certificate",
  "categories",
  "popularity",
  "reputation",
  "votes",
  "tags",
  "jarm",
] as const;

/** What moved: for lists, what went and what came; for single values, the old and the new. Times stay ms UTC as text. */
export const move = z.object({ what: z.enum(movables), gone: texts, came: texts }).readonly();
export type Move = z.infer<typeof move>;

const side = z
  .object({ checkId, checkedAt: time, verdict: knownVerdict, stats: stats.nullable() })
  .readonly();

/** What is different between two answers. */
export const difference = z
  .object({
    from: side,
    to: side,
    /** Engines whose category changed, what matters most first. An engine that vanished is not one that cleared. */
    turned: z.array(turn).readonly(),
    /** Engines that kept their category and changed their word for it. */
    reworded: z.array(turn).readonly(),
    appeared: z.array(engine).readonly(),
    vanished: z.array(engine).readonly(),
    moved: z.array(move).readonly(),
  })
  .readonly();
export type Difference = z.infer<typeof difference>;

export const raw = z
  .object({
    checkId,
    checkedAt: time,
    /** Exactly VirusTotal's bytes, in base64: they need not be UTF-8. */
    base64: z.string(),
    bytes: count,
    sha256: z.string(),
  })
  .readonly();

const one = z.object({ name: domainName, checkId: checkId.optional() });

export const reports = {
  /** The latest answer, or the one of a check; null where there was never one. */
  get: procedure.input(one).output(report.nullable()),
  /** The bytes of that answer. */
  raw: procedure.input(one).output(raw),
  /**
   * Between two answers. Without `to`: the latest; without `from`: the answer before `to`. Null where there is none.
   */
  difference: procedure
    .input(z.object({ name: domainName, from: checkId.optional(), to: checkId.optional() }))
    .output(difference.nullable()),
};
