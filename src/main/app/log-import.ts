import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Check, FailureReason } from "../../shared/verdict.ts";
import type { Store } from "../store/store.ts";
import { outcomeOfCode, readErrorBody } from "../virustotal/answers.ts";
import { largestBody } from "../virustotal/exchange.ts";
import { readReport } from "../virustotal/report.ts";
import { readName } from "../watch/domains/name.ts";
import { defaultPolicy, judge } from "../watch/verdict.ts";
import { folders, minuteOf, readFailure } from "./log-tree.ts";

/** What came of reading a log tree. */
export interface LogImport {
  /** Files of the layout that were found. */
  readonly files: number;
  readonly imported: number;
  /** Answers that the store has already. */
  readonly known: number;
  readonly skipped: readonly { readonly path: string; readonly why: string }[];
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
 * The bytes decide what a check says, not the folder it was found in.
 */
export function importLogs(
  store: Store,
  dir: string,
  options: { timeZone: string; practice: boolean },
): LogImport {
  const skipped: { path: string; why: string }[] = [];
  const found = [...logFiles(dir, options.timeZone)].sort(
    (a, b) => a.at - b.at || (a.path < b.path ? -1 : 1),
  );
  let imported = 0;
  let known = 0;
  for (const { path, name, at } of found) {
    const read = readName(name, options);
    if (!read.ok || read.domain.name !== name) {
      skipped.push({ path, why: "its name is no domain" });
      continue;
    }
    if (statSync(path).size > largestBody) {
      skipped.push({ path, why: "it is too large to be an answer" });
      continue;
    }
    const body = readFileSync(path);
    const failure = readFailure(body.toString("utf8"));
    const check = failure === null ? checkOf(name, body, at) : failed(name, failure.reason, at);
    const kept = failure === null && body.length > 0 ? body : null;
    const minute = { from: at, to: at + 59_999 };
    if (
      store.checks.addHistory(
        { domain: read.domain, check, body: kept, detail: failure?.detail ?? null, pass: null },
        minute,
      )
    )
      imported += 1;
    else known += 1;
  }
  return { files: found.length, imported, known, skipped };
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
