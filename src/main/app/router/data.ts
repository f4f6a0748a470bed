import { dirname, isAbsolute, join } from "node:path";
import { type LeftOut, mostLeftOut } from "../../../shared/contract/data.ts";
import { listAsCsv, listAsNames } from "../list-export.ts";
import { exportLogs } from "../log-export.ts";
import { importLogs } from "../log-import.ts";
import { RefusedByService } from "../refused.ts";
import type { Service } from "../service.ts";
import { thin } from "../thin.ts";
import { zoneOf } from "../time-zone.ts";
import { os } from "./os.ts";

const dayLength = 86_400_000;

export function dataRouter(service: Service) {
  return os.data.router({
    about: os.data.about.handler(() => {
      const { banken, dataDir } = service.world();
      return {
        ...banken.store.about(),
        version: service.version,
        runtime: `Node ${process.versions.node}`,
        folder: dataDir,
      };
    }),
    exportList: os.data.exportList.handler(({ input: { format } }) => {
      const list = service.world().banken.store.listing.all();
      const day = new Date(service.clock.now()).toISOString().slice(0, 10);
      return format === "csv"
        ? { filename: `banken-${day}.csv`, type: "text/csv;charset=utf-8", text: listAsCsv(list) }
        : { filename: `banken-${day}.txt`, type: "text/plain;charset=utf-8", text: listAsNames(list) };
    }),
    exportLogs: os.data.exportLogs.handler(async function* ({ input: { folder, timeZone }, signal }) {
      const zone = zoneFor(timeZone);
      const { store } = service.world().banken;
      const { files, tooLong } = yield* inFolder(folder, () => exportLogs(store, folder, zone, signal));
      const left = tooLong.map((what) => ({ what, why: "name_too_long" as const, code: null }));
      return { files, folder: join(folder, "Log"), ...firstOf(left) };
    }),
    importLogs: os.data.importLogs.handler(async function* ({ input: { folder, timeZone }, signal }) {
      const zone = zoneFor(timeZone);
      const { practice, banken, index } = service.world();
      try {
        const options = { timeZone: zone, practice };
        const came = yield* inFolder(folder, () => importLogs(banken.store, folder, options, signal));
        if (came.files === 0) throw new RefusedByService("no_logs", folder);
        const { files, imported, known } = came;
        const left = came.skipped.map(({ path: what, why, code }) => ({ what, why, code: code ?? null }));
        return { files, imported, known, ...firstOf(left) };
      } finally {
        // Also where it was stopped half-way: what was read in by then is there.
        index.changed(null);
        service.changes.tell(["domains", "data"]);
      }
    }),
    thin: os.data.thin.handler(async function* ({ input: { days, dryRun }, signal }) {
      const { banken, index } = service.world();
      const now = service.clock.now();
      try {
        return yield* thin(banken.store, now - days * dayLength, now, dryRun, signal);
      } finally {
        if (!dryRun) {
          index.changed(null);
          service.changes.tell(["domains", "data", "watch"]);
        }
      }
    }),
  });
}

function firstOf(left: readonly LeftOut[]) {
  return { leftOut: left.slice(0, mostLeftOut), skipped: left.length };
}

/**
 * The zone of a log tree's times; UTC where none is named and this machine's has no name.
 * @throws {RefusedByService} for one that there is not
 */
function zoneFor(name: string | undefined): string {
  const zone = zoneOf(name);
  if (zone === null && name !== undefined) throw new RefusedByService("unknown_time_zone", name);
  return zone ?? "UTC";
}

/**
 * Works in a folder of this machine.
 * @throws {RefusedByService} where its path is not absolute (the window cannot know what it is relative to), or where
 * the file system refuses
 */
async function* inFolder<Each, Result>(
  folder: string,
  work: () => AsyncGenerator<Each, Result>,
): AsyncGenerator<Each, Result> {
  if (!isAbsolute(folder) || folder.includes("\0")) throw new RefusedByService("not_absolute", folder);
  try {
    return yield* work();
  } catch (thrown) {
    const { code, syscall, path = folder } = thrown as NodeJS.ErrnoException;
    if (syscall === undefined) throw thrown;
    if (syscall === "mkdir") throw new RefusedByService("folder_not_made", `${dirname(path)} (${code})`);
    throw new RefusedByService("folder_unusable", `${folder} (${code})`);
  }
}
