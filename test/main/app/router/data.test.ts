import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { finished } from "../../../../src/main/app/turn.ts";
import { readList } from "../../../../src/main/watch/domains/list.ts";
import { report } from "../../../support/report.ts";
import { type SmallService, smallService } from "../../../support/small-service.ts";
import { put } from "../../../support/store.ts";

const day = 86_400_000;

let small: SmallService;
beforeEach(() => {
  small = smallService();
});
afterEach(() => small[Symbol.dispose]());

const store = () => small.service.world().banken.store;
const refused = (why: string, detail: unknown = expect.any(String)) =>
  expect.objectContaining({ code: "REFUSED", data: { why, detail } });

test("what it says of itself is what is there", async () => {
  put(store(), "a.com", { verdict: "clean", at: small.clock.now() });
  expect(await small.client.data.about()).toMatchObject({
    version: "0.0.1",
    runtime: `Node ${process.versions.node}`,
    folder: join(small.folder, "data"),
    domains: 1,
    checks: 1,
    oldestCheckAt: small.clock.now(),
  });
});

describe("the list as a file", () => {
  beforeEach(async () => {
    await small.client.domains.add({ text: "shop.com bücher.de", tags: ["ours"] });
    await small.client.domains.add({ text: "shop.com", tags: ["mail"] });
    put(store(), "shop.com", { verdict: "malicious", at: Date.UTC(2026, 10, 23, 12) });
    put(store(), "shop.com", { verdict: "failed", at: Date.UTC(2026, 10, 24, 11), reason: "timeout" });
  });

  test("has one line a domain, with how it stands", async () => {
    const { filename, type, text } = await small.client.data.exportList({ format: "csv" });
    expect([filename, type]).toEqual(["banken-2026-11-24.csv", "text/csv;charset=utf-8"]);
    expect(text.split("\r\n")).toEqual([
      "\ufeffdomain,shown,standing,verdict,since,against,engines,flagged_by,analysed_at,checked_at,last_failure,tags,note,paused,watched_since",
      "shop.com,shop.com,malicious,malicious,2026-11-23T12:00:00.000Z,1,91,Tiger,2026-11-23T11:59:59.000Z,2026-11-24T11:00:00.000Z,timeout,mail; ours,,no,2026-11-24T12:00:00.000Z",
      "xn--bcher-kva.de,bücher.de,waiting,,,,,,,,,ours,,no,2026-11-24T12:00:00.000Z",
      "",
    ]);
  });

  test.each([
    ['a "good" one, mostly', '"a ""good"" one, mostly"'],
    ["two\nlines", '"two\nlines"'],
    ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\tx", "'\tx"],
    ['=1,"2"', '"\'=1,""2"""'],
    ["a=b", "a=b"],
  ])("a note %j is the cell %j: text, and never a formula", async (note, cell) => {
    await small.client.domains.note({ name: "shop.com", note });
    const { text } = await small.client.data.exportList({ format: "csv" });
    expect(text).toContain(`,mail; ours,${cell},no,`);
  });

  test("reads back as the same list, in either format", async () => {
    for (const format of ["csv", "names"] as const) {
      const { text } = await small.client.data.exportList({ format });
      const { accepted, rejected } = readList(text);
      expect(accepted.map(({ name }) => name)).toEqual(["shop.com", "xn--bcher-kva.de"]);
      expect(rejected).toEqual([]);
    }
    expect((await small.client.data.exportList({ format: "names" })).text).toBe(
      "shop.com\nxn--bcher-kva.de\n",
    );
  });
});

describe("a log tree", () => {
  test("is written, and read in elsewhere, where the list and the window hear of it", async () => {
    const body = Buffer.from(report("shop.com"));
    put(store(), "shop.com", { verdict: "clean", at: small.clock.now() }, { body });
    const out = await finished(
      await small.client.data.exportLogs({ folder: small.folder, timeZone: "Asia/Tokyo" }),
    );
    const none = { skipped: 0, leftOut: [] };
    expect(out).toEqual({ files: 1, folder: join(small.folder, "Log"), ...none });
    expect(readFileSync(join(out.folder, "2026-11-24-21-00", "GoodDomain", "shop.com.log"))).toEqual(body);

    using other = smallService();
    await other.client.domains.add({ text: "shop.com" });
    await other.changes();
    const tree = { folder: small.folder, timeZone: "Asia/Tokyo" };
    const read = async () => finished(await other.client.data.importLogs(tree));
    writeFileSync(join(out.folder, "2026-11-24-21-00", "GoodDomain", "no name.log"), "");
    expect(await read()).toEqual({
      files: 2,
      imported: 1,
      known: 0,
      skipped: 1,
      leftOut: [{ what: expect.stringMatching(/no name\.log$/), why: "no_domain", code: null }],
    });
    expect(await other.client.domains.get({ name: "shop.com" })).toMatchObject({ verdict: "clean" });
    expect(await other.changes()).toMatchObject([{ subjects: ["domains", "data"], names: null }]);
    expect(await read()).toMatchObject({ imported: 0, known: 1 });
  });

  test("needs a whole path, a folder that can be used, logs in it, and a zone that exists", async () => {
    const { data } = small.client;
    type Tree = Parameters<typeof data.exportLogs>[0];
    const exportLogs = (tree: Tree) => data.exportLogs(tree).then(finished);
    const importLogs = (tree: Tree) => data.importLogs(tree).then(finished);
    await expect(exportLogs({ folder: "logs" })).rejects.toEqual(refused("not_absolute", "logs"));
    await expect(importLogs({ folder: "../logs" })).rejects.toEqual(refused("not_absolute", "../logs"));
    const missing = join(small.folder, "missing");
    await expect(importLogs({ folder: missing })).rejects.toEqual(
      refused("folder_unusable", `${missing} (ENOENT)`),
    );
    const file = join(small.folder, "file");
    writeFileSync(file, "");
    await expect(exportLogs({ folder: file })).rejects.toEqual(
      refused("folder_unusable", `${file} (ENOTDIR)`),
    );
    const empty = join(small.folder, "empty");
    mkdirSync(empty);
    await expect(importLogs({ folder: empty })).rejects.toEqual(refused("no_logs", empty));
    await expect(exportLogs({ folder: empty, timeZone: "Mars/Olympus" })).rejects.toEqual(
      refused("unknown_time_zone", "Mars/Olympus"),
    );
    expect(readdirSync(empty)).toEqual([]);
  });
});

test.runIf(process.platform === "linux")("logs are refused at once where no folder can be made", async () => {
  const written = small.client.data.exportLogs({ folder: "/proc/banken/logs" }).then(finished);
  await expect(written).rejects.toEqual(refused("folder_not_made", "/proc (ENOENT)"));
});

describe("long work", () => {
  const tree = () => ({ folder: small.folder, timeZone: "UTC" });
  beforeEach(() => {
    for (const n of [1, 2, 3])
      put(store(), `d${n}.com`, { verdict: "clean", at: small.clock.now() - n * day * 100 });
  });

  test("says how far it is, and writes nothing more once it is stopped", async () => {
    const stop = new AbortController();
    const work = await small.client.data.exportLogs(tree(), { signal: stop.signal });
    expect(await work.next()).toEqual({ done: false, value: { done: 0, total: 3 } });
    stop.abort(new Error("enough"));
    await expect(finished(work)).rejects.toThrow("enough");
    expect(readdirSync(join(small.folder, "Log"))).toHaveLength(0);
  });

  test("of reading in keeps what came in by then, and the list hears of it", async () => {
    await finished(await small.client.data.exportLogs(tree()));
    using other = smallService();
    const stop = new AbortController();
    const work = await other.client.data.importLogs(tree(), { signal: stop.signal });
    expect(await work.next()).toEqual({ done: false, value: { done: 0, total: 3 } });
    await work.return?.();
    expect(await other.client.data.about()).toMatchObject({ checks: 0 });
    expect(await other.changes()).toMatchObject([{ subjects: ["domains", "data"], names: null }]);
  });

  test("of thinning goes domain by domain", async () => {
    const work = await small.client.data.thin({ days: 30, dryRun: true });
    expect(await work.next()).toEqual({ done: false, value: { done: 0, total: 3 } });
    expect(await finished(work)).toMatchObject({ checks: 0 });
  });
});

test("thinning counts first, then does it, and says so", async () => {
  await small.client.domains.add({ text: "a.com" });
  const now = small.clock.now();
  for (let n = 200; n >= 0; n -= 1)
    put(store(), "a.com", { verdict: "clean", at: now - n * day + 3_600_000 });
  await small.changes();
  const thin = async (dryRun: boolean) => finished(await small.client.data.thin({ days: 150, dryRun }));
  const counted = await thin(true);
  expect(await small.changes()).toEqual([]);
  // From 199 to 151 days ago: the first and the one after the last stay.
  expect(counted.checks).toBe(49);
  expect(await thin(false)).toEqual(counted);
  expect(await small.client.data.about()).toMatchObject({ checks: 201 - 49 });
  expect(await small.changes()).toMatchObject([{ names: null }]);
});
