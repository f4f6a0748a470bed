import { statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { openStore } from "../../src/main/store/store.ts";
import { readReport } from "../../src/main/virustotal/report.ts";
import { realTempo } from "../../src/main/watch/tempo.ts";
import { defaultPolicy, judge } from "../../src/main/watch/verdict.ts";
import { temporaryFolder } from "../support/folder.ts";
import { dailyReport } from "./big-report.ts";
import type { Row } from "./table.ts";

const domains = 200;
const days = 60;

/** The whole database against the raw bytes that were served, and what reading one back costs. */
export async function benchStorage(): Promise<Row[]> {
  using folder = temporaryFolder();
  const path = join(folder.path, "banken.sqlite");
  const store = openStore(path, realTempo);
  const life = Array.from({ length: domains }, (_, n) => ({
    name: `shop${n}.test`,
    day: dailyReport(`shop${n}.test`, n + 1),
  }));
  let raw = 0;
  let zipped = 0;
  let largest = 0;
  for (let day = 0; day < days; day += 1) {
    const pass = store.passes.begin(
      life.map(({ name }) => ({ name, typed: name })),
      day * 86_400_000,
    );
    for (const [position, { name, day: reportOf }] of life.entries()) {
      const body = Buffer.from(reportOf(day));
      raw += body.length;
      largest = Math.max(largest, body.length);
      zipped += gzipSync(body).length;
      const finding = readReport(body, name);
      if (finding === null) throw new Error("the bench's own report cannot be read");
      const check = {
        ...finding,
        domain: name,
        verdict: judge(finding, defaultPolicy),
        reason: null,
        checkedAt: day * 86_400_000 + position,
      };
      store.checks.record([
        { domain: { name, typed: name }, check, body, detail: null, pass: { id: pass.id, position } },
      ]);
    }
    store.passes.finish(pass.id, day * 86_400_000 + domains);
  }
  const reading = readTimes(
    store,
    life.map(({ name }) => name),
  );
  store.close();
  const kept = statSync(path).size;
  return [
    {
      what: "database / raw",
      ratio: kept / raw,
      bound: { at: 0.02, side: "most" },
      figures: `${mb(kept)} MB of ${mb(raw)} MB; ${Math.round(kept / domains / days)} bytes a check, of up to ${largest}`,
    },
    { what: "database / each gzipped alone", ratio: kept / zipped, bound: null, figures: `${mb(zipped)} MB` },
    {
      what: "slowest read / 5 ms",
      ratio: reading.slowest / 5,
      bound: { at: 1, side: "most" },
      figures: `median ${reading.median.toFixed(2)} ms, slowest of ${reading.count} ${reading.slowest.toFixed(2)} ms`,
    },
  ];
}

/** How long each report takes to read, in ms; the best of three, since the machine has other things to do. */
function readTimes(store: ReturnType<typeof openStore>, names: readonly string[]) {
  const times: number[] = [];
  for (const name of names.slice(0, 20))
    for (const { reportId } of store.checks.history(name)) {
      if (reportId === null) continue;
      const tries = Array.from({ length: 3 }, () => {
        const begun = performance.now();
        store.reports.read(reportId);
        return performance.now() - begun;
      });
      times.push(Math.min(...tries));
    }
  times.sort((a, b) => a - b);
  return { count: times.length, median: times[times.length >> 1] ?? 0, slowest: times.at(-1) ?? 0 };
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(2);
}
