import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { LeftOut, Progress } from "../../shared/contract/data.ts";
import type { Check, FailureReason } from "../../shared/verdict.ts";
import type { NewCheck, RecordedCheck } from "../store/checks.ts";
import type { Store } from "../store/store.ts";
import { outcomeOfCode, readErrorBody } from "../virustotal/answers.ts";
import { largestBody } from "../virustotal/exchange.ts";
import { readReport } from "../virustotal/report.ts";
import { type DomainName, readName } from "../watch/domains/name.ts";
import { defaultPolicy, judge } from "../watch/verdict.ts";
import { folders, minuteOf, readFailure } from "./log-tree.ts";
import { createTurns } from "./turn.ts";

/** What came of reading a log tree. */
export interface LogImport {
  /** Files of the layout that were found. */
  readonly files: number;
  readonly imported: number;
  /** Answers that the store has already. */
  readonly known: number;
  readonly skipped: readonly Skipped[];
}

/** A file that was not read. */
export interface Skipped {
  readonly path: string;
  /** Its name is no domain; it is larger than any answer; the file system refused it. */
  readonly why: Exclude<LeftOut["why"], "name_too_long">;
  /** The file system's own code. */
  readonly code?: string | undefined;
}

interface LogFile {
  readonly path: string;
  readonly name: string;
  /** The minute it stands under, ms UTC. */
  readonly at: number;
}

/**
 * Reads a log tree (the folder that holds `Log`, or `Log` itself) into the store as history: it raises no alerts,
 * puts nothing on the watched list, and stands in for nothing newer. Reading the same tree again adds nothing.
 * The bytes decide what a check says, not the folder it was found in. What runs beside it goes on.
 * Yields how many of the files it has been through.
 * @throws the file system's own errors, and the signal's reason where it was stopped: what is read in by then stays
 */
export async function* importLogs(
  store: Store,
  dir: string,
  options: { timeZone: string; practice: boolean },
  signal?: AbortSignal,
): AsyncGenerator<Progress, LogImport> {
  const domains = byDomain(logFiles(dir, options.timeZone));
  const files = [...domains.values()].reduce((sum, found) => sum + found.length, 0);
  const skipped: Skipped[] = [];
  let imported = 0;
  let known = 0;
  const turns = createTurns(signal);
  for (const [name, found] of domains) {
    const read = readName(name, options);
    if (!read.ok || read.domain.name !== name) {
      skipped.push(...found.map(({ path }) => ({ path, why: "no_domain" as const })));
      continue;
    }
    const unmatched = [...store.checks.history(name)];
    for (const file of found) {
      yield* turns.step({ done: imported + known + skipped.length, total: files });
      const bytes = readLog(file.path);
      if (!Buffer.isBuffer(bytes)) {
        skipped.push(bytes);
        continue;
      }
      const check = newCheck(read.domain, bytes, file.at);
      if (takeMatch(store, unmatched, check, file.at)) known += 1;
      else {
        store.checks.record([check]);
        imported += 1;
      }
    }
  }
  return { files, imported, known, skipped };
}

/** The bytes of a log, or why they are not read. */
function readLog(path: string): Buffer | Skipped {
  try {
    return statSync(path).size > largestBody ? { path, why: "too_large" } : readFileSync(path);
  } catch (thrown) {
    return { path, why: "unreadable", code: (thrown as NodeJS.ErrnoException).code };
  }
}

function newCheck(domain: DomainName, bytes: Buffer, at: number): NewCheck {
  const failure = readFailure(bytes.toString("utf8"));
  if (failure === null) {
    const body = bytes.length > 0 ? bytes : null;
    return { domain, check: checkOf(domain.name, bytes, at), body, detail: null, pass: null };
  }
  return {
    domain,
    check: failed(domain.name, failure.reason, at),
    body: null,
    detail: failure.detail,
    pass: null,
  };
}

/** How far from a check its file may stand, in ms: a minute's move, and the hour that comes twice. */
const nearby = 3 * 3_600_000;

/**
 * Whether the store had this check before the tree was read: the same answer, near that time. Each known check
 * answers for one file, so that two files with the same bytes stay two checks.
 */
function takeMatch(
  store: Store,
  unmatched: RecordedCheck[],
  { domain, check, body }: NewCheck,
  at: number,
): boolean {
  const domainId = store.domains.find(domain.name);
  const reportId = body === null || domainId === null ? null : store.reports.find(domainId, body);
  if (body !== null && reportId === null) return false;
  const distance = (other: RecordedCheck) => Math.abs(other.begunAt - at);
  const match = unmatched
    .filter(
      (other) => other.reportId === reportId && other.verdict === check.verdict && distance(other) <= nearby,
    )
    .sort((a, b) => distance(a) - distance(b))[0];
  if (match === undefined) return false;
  unmatched.splice(unmatched.indexOf(match), 1);
  return true;
}

/** The files of each domain, in the order of time. */
function byDomain(files: Iterable<LogFile>): Map<string, LogFile[]> {
  const domains = new Map<string, LogFile[]>();
  for (const file of files) {
    const others = domains.get(file.name);
    if (others === undefined) domains.set(file.name, [file]);
    else others.push(file);
  }
  for (const each of domains.values()) each.sort((a, b) => a.at - b.at);
  return domains;
}

/** The files of the layout, wherever below `dir` it begins. Links are not followed. */
function* logFiles(dir: string, timeZone: string): Generator<LogFile> {
  const root = subfolders(dir).includes("Log") ? join(dir, "Log") : dir;
  for (const minute of subfolders(root)) {
    const at = minuteOf(minute, timeZone);
    if (at === null) continue;
    const there = subfolders(join(root, minute));
    for (const folder of folders.filter((each) => there.includes(each)))
      for (const entry of readdirSync(join(root, minute, folder), { withFileTypes: true }))
        if (entry.isFile() && entry.name.endsWith(".log"))
          yield {
            path: join(root, minute, folder, entry.name),
            name: entry.name.slice(0, -".log".length),
            at,
          };
  }
}

function subfolders(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/** What an answer's bytes say: a report, VirusTotal's envelope for a name it does not know, or nothing readable. */
function checkOf(domain: string, body: Buffer, checkedAt: number): Check {
  const finding = readReport(body, domain);
  if (finding !== null) {
    const verdict = judge(finding, defaultPolicy);
    return { ...finding, domain, verdict, reason: finding.stats === null ? "no_analysis" : null, checkedAt };
  }
  const { code } = readErrorBody(body);
  const outcome = code === null ? null : outcomeOfCode(code);
  if (outcome?.kind === "not_found")
    return { ...nothing, domain, verdict: "unknown", reason: "not_found", checkedAt };
  return failed(domain, outcome?.reason ?? "bad_response", checkedAt);
}

const nothing = { stats: null, flags: [], analysedAt: null, analysedFrom: null } as const;

function failed(domain: string, reason: FailureReason, checkedAt: number): Check {
  return { ...nothing, domain, verdict: "failed", reason, checkedAt };
}
