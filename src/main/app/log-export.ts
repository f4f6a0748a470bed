import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Progress } from "../../shared/contract/data.ts";
import type { RecordedCheck } from "../store/checks.ts";
import { makeFolder } from "../store/folder.ts";
import type { Store } from "../store/store.ts";
import { failureText, folderOf, minuteName } from "./log-tree.ts";
import { createTurns } from "./turn.ts";

/** What was written. */
export interface LogExport {
  readonly files: number;
  readonly passes: number;
  /** Domains whose names, with `.log`, are longer than a file's may be: 252 and 253 characters. */
  readonly tooLong: readonly string[];
}

/**
 * Writes every check as a file of the log tree into `dir`, under the minute in which its pass began. Where a domain
 * was asked twice in that minute, the later answer goes under the next free one: the layout has room for one.
 * Each file is whole or not there. Writing the same tree again gives the same files. What runs beside it goes on.
 * Yields how many of the checks are written.
 * @returns how many files in how many minutes, and the names that no file system here carries
 * @throws the file system's own errors, and the signal's reason where it was stopped: what is written stays
 */
export async function* exportLogs(
  store: Store,
  dir: string,
  timeZone: string,
  signal?: AbortSignal,
): AsyncGenerator<Progress, LogExport> {
  const made = new Set<string>();
  const slots = minutes(timeZone);
  const times = new Set<string>();
  const tooLong = new Set<string>();
  let files = 0;
  makeFolder(join(dir, "Log"));
  const turns = createTurns(signal);
  const { checks } = store.about();
  let done = 0;
  for (const check of store.checks.all()) {
    yield* turns.step({ done, total: Math.max(done, checks) });
    done += 1;
    const minute = slots.place(check.begunAt, check.domain);
    const folder = join(dir, "Log", minute, folderOf(check));
    if (!made.has(folder)) makeFolder(folder);
    made.add(folder);
    times.add(minute);
    if (writeWhole(folder, `${check.domain}.log`, content(store, check))) files += 1;
    else tooLong.add(check.domain);
  }
  return { files, passes: times.size, tooLong: [...tooLong] };
}

/** The file has its name once it is complete. False where the name is too long for the file system. */
function writeWhole(folder: string, name: string, bytes: Buffer | string): boolean {
  const draft = join(folder, `.part-${process.pid}`);
  try {
    writeFileSync(draft, bytes);
    renameSync(draft, join(folder, name));
    return true;
  } catch (thrown) {
    rmSync(draft, { force: true });
    if ((thrown as NodeJS.ErrnoException).code === "ENAMETOOLONG") return false;
    throw thrown;
  }
}

function content(store: Store, { reportId, reason, detail }: RecordedCheck): Buffer | string {
  if (reportId !== null) return store.reports.read(reportId);
  const failure =
    reason === null || reason === "not_found" || reason === "no_analysis" ? "bad_response" : reason;
  return failureText({ reason: failure, detail });
}

/** The repeated hour of a clock change puts two times under one name: so long is a name remembered, in ms. */
const remembered = 3 * 3_600_000;

/** Finds each answer its minute. Checks come in the order of time, so that few minutes need to be remembered. */
function minutes(timeZone: string) {
  const taken = new Map<string, { at: number; domains: Set<string> }>();
  return {
    place(startedAt: number, domain: string): string {
      for (const [name, { at }] of taken) {
        if (at > startedAt - remembered) break;
        taken.delete(name);
      }
      for (let at = startedAt; ; at += 60_000) {
        const name = minuteName(at, timeZone);
        const there = taken.get(name) ?? { at, domains: new Set() };
        taken.set(name, there);
        if (there.domains.has(domain)) continue;
        there.domains.add(domain);
        return name;
      }
    },
  };
}
