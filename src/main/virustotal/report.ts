import { domainToASCII } from "node:url";
import type { AnalysedFrom, Finding, Flag, Stats } from "../../shared/verdict.ts";
import { jsonObject, parseJson } from "./json.ts";

const silent: Finding = { stats: null, flags: [], analysedAt: null, analysedFrom: null };

/**
 * What a domain report says, or null where the bytes are no report for this domain. Tolerant: every attribute may
 * be missing, and keys that are not known are nobody's business here (the raw bytes keep them). Strict where a
 * mistake would be taken for a verdict: a report for another name, and counts that are no counts.
 * Source: CONTRACT.md §2 and §8.
 * @param domain the A-label name that was asked
 */
export function readReport(body: Uint8Array, domain: string): Finding | null {
  const data = jsonObject(jsonObject(parseJson(body))?.data);
  if (data === null) return null;
  if (data.id !== undefined && !isSameName(data.id, domain)) return null;
  if (data.type !== undefined && data.type !== "domain") return null;
  if (data.attributes === undefined || data.attributes === null) return silent;
  const attributes = jsonObject(data.attributes);
  if (attributes === null) return null;
  const stats = readStats(attributes.last_analysis_stats);
  if (stats === "malformed") return null;
  const flags = readFlags(attributes.last_analysis_results);
  // Without an analysis there is no time of one: the modification date would only look like it.
  return stats === null ? { ...silent, flags } : { stats, flags, ...readAnalysed(attributes) };
}

/** Ids of international names have not been seen (CONTRACT.md §9): either form is the same name. */
function isSameName(id: unknown, domain: string): boolean {
  return id === domain || (typeof id === "string" && domainToASCII(id.replace(/\.$/, "")) === domain);
}

/** The counts; null where there was no analysis (objects of 2019 have none, and an empty one says as little). */
function readStats(value: unknown): Stats | null | "malformed" {
  if (value === undefined || value === null) return null;
  const counts = jsonObject(value);
  if (counts === null) return "malformed";
  const names = ["malicious", "suspicious", "harmless", "undetected", "timeout"] as const;
  for (const name of names) {
    const count = counts[name] ?? 0;
    if (!Number.isSafeInteger(count) || (count as number) < 0) return "malformed";
  }
  const [malicious, suspicious, harmless, undetected, timeout] = names.map(
    (name) => (counts[name] ?? 0) as number,
  );
  const stats = { malicious, suspicious, harmless, undetected, timeout } as Stats;
  return names.some((name) => stats[name] > 0) ? stats : null;
}

/** The engines that speak against the domain, malicious first, then by name: VirusTotal's own order is random. */
function readFlags(value: unknown): readonly Flag[] {
  const flags: Flag[] = [];
  for (const [engine, entry] of Object.entries(jsonObject(value) ?? {})) {
    const row = jsonObject(entry);
    const category = row?.category;
    if (category !== "malicious" && category !== "suspicious") continue;
    const result = row?.result;
    flags.push({ engine, category, result: typeof result === "string" ? result : null });
  }
  return flags.sort((a, b) => order(a.category, b.category) || order(a.engine, b.engine));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Reports of 2022 and before have no `last_analysis_date`; what stands in for it is named. */
function readAnalysed(attributes: Readonly<Record<string, unknown>>): {
  analysedAt: number | null;
  analysedFrom: AnalysedFrom | null;
} {
  for (const name of ["last_analysis_date", "last_modification_date"] as const) {
    const seconds = attributes[name];
    // Up to the year 9999: later ones are no dates, and would break the arithmetic of those that are.
    if (Number.isSafeInteger(seconds) && (seconds as number) > 0 && (seconds as number) < 253_402_300_800)
      return { analysedAt: (seconds as number) * 1000, analysedFrom: name };
  }
  return { analysedAt: null, analysedFrom: null };
}
