import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStore, type Store } from "../../../src/main/store/store.ts";
import { realTempo } from "../../../src/main/watch/tempo.ts";
import type { Check } from "../../../src/shared/verdict.ts";
import { temporaryFolder } from "../../support/folder.ts";

let folder: ReturnType<typeof temporaryFolder>;
let store: Store;
beforeEach(() => {
  folder = temporaryFolder();
  store = openStore(join(folder.path, "banken.sqlite"), realTempo);
});
afterEach(() => {
  store.close();
  folder[Symbol.dispose]();
});

const domain = { name: "xn--bcher-kva.example", typed: "bücher.example" };
const clean: Check = {
  domain: domain.name,
  verdict: "clean",
  reason: null,
  checkedAt: 1_000,
  stats: { malicious: 0, suspicious: 0, harmless: 60, undetected: 30, timeout: 1 },
  flags: [],
  analysedAt: 500,
  analysedFrom: "last_analysis_date",
};
const bad: Check = {
  ...clean,
  verdict: "malicious",
  checkedAt: 2_000,
  stats: { malicious: 1, suspicious: 0, harmless: 59, undetected: 30, timeout: 1 },
  flags: [{ engine: "Tiger", category: "malicious", result: null }],
  analysedFrom: "last_modification_date",
};
const failed: Check = {
  ...clean,
  verdict: "failed",
  reason: "network",
  checkedAt: 3_000,
  stats: null,
  analysedAt: null,
  analysedFrom: null,
};
const put = (check: Check, body: string | null = null, detail: string | null = null) =>
  store.checks.record([
    { domain, check, body: body === null ? null : Buffer.from(body), detail, pass: null },
  ])[0];

test("a check comes back as it was recorded", () => {
  put(bad, "the body");
  put(failed, null, "ECONNRESET");
  const [first, second] = store.checks.history(domain.name);
  expect(first).toMatchObject({ ...bad, typed: domain.typed, detail: null });
  expect(second).toMatchObject({ ...failed, detail: "ECONNRESET", reportId: null });
  expect(store.reports.read(first?.reportId ?? 0).toString()).toBe("the body");
});

test("the latest answer is the newest in time, not the last to be recorded; failures stand beside it", () => {
  put(bad);
  put(failed);
  put(clean);
  expect(store.checks.latestAnswer(domain.name)?.verdict).toBe("malicious");
  expect(store.checks.latestCheck(domain.name)?.verdict).toBe("failed");
  expect(store.checks.history(domain.name).map(({ verdict }) => verdict)).toEqual([
    "clean",
    "malicious",
    "failed",
  ]);
});

test("an alert needs a pass and a watched domain, and is written with its check", () => {
  store.domains.watch([domain], 0);
  const pass = store.passes.begin([domain], 0);
  const record = (check: Check) =>
    store.checks.record([{ domain, check, body: null, detail: null, pass: { id: pass.id, position: 0 } }])[0];
  expect(record(clean)).toEqual({ before: null, alert: null });
  expect(record(bad)).toEqual({ before: "clean", alert: "turned_malicious" });
  expect(record(failed)).toEqual({ before: "malicious", alert: null });
  expect(record({ ...clean, checkedAt: 4_000 })).toEqual({ before: "malicious", alert: "cleared" });
});

test("nothing of a check is kept where a part of it cannot be", () => {
  const broken = { ...bad, reason: "network" as const };
  expect(() => put(broken, "the body")).toThrow(expect.objectContaining({ name: "StoreError" }));
  expect(store.checks.latestCheck(domain.name)).toBeNull();
  expect(store.domains.find(domain.name)).toBeNull();
});

test("the watched list keeps its order, and what leaves it keeps its history", () => {
  const names = ["b.example", "a.example"].map((name) => ({ name, typed: name }));
  expect(store.domains.watch(names, 1)).toEqual(["b.example", "a.example"]);
  expect(store.domains.watch([domain, ...names], 2)).toEqual([domain.name]);
  put(bad);
  expect(store.domains.unwatch([domain.name, "never.example"])).toEqual([domain.name]);
  expect(store.domains.watched().map(({ name }) => name)).toEqual(["b.example", "a.example"]);
  expect(store.checks.history(domain.name)).toHaveLength(1);
  store.domains.watch([domain], 3);
  expect(store.domains.watched().at(-1)).toMatchObject({
    name: domain.name,
    verdict: "malicious",
    checkedAt: 2_000,
    failed: null,
  });
});
