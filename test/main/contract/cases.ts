import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Service } from "../../../src/main/app/service.ts";
import { finished } from "../../../src/main/app/turn.ts";
import type { Change } from "../../../src/shared/contract/changes.ts";
import type { Client } from "../../../src/shared/contract/index.ts";
import { key } from "../../support/command.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { procedures } from "../../support/procedures.ts";
import { type RealService, realService } from "../../support/real-service.ts";
import { type MadeUp, report } from "../../support/report.ts";
import { type StandIn, startVirusTotal } from "../../support/virustotal.ts";

/** One way from the window to the service. */
export interface Carried {
  readonly client: Client;
  /** Ends the way and the service behind it. */
  close(): Promise<void>;
}

/** What VirusTotal has to say, by domain: of each the first time, the second and so on; the last for ever. */
const answers: Readonly<Record<string, readonly MadeUp[]>> = {
  "good.com": [
    { attributes: { registrar: "Old Registrar" } },
    { attributes: { registrar: "New Registrar" } },
  ],
  "bad.com": [{ malicious: ["Tiger"] }],
  "turns.com": [{}, { malicious: ["Tiger", "Ant"] }, {}],
};

const other = "f".repeat(64);

/**
 * What the contract promises, on a real service with a VirusTotal on loopback, whatever carries it. Every way that
 * there is (directly, over HTTP, over a message port) has to pass the same cases.
 */
export function contractCases(carry: (service: Service) => Promise<Carried>): void {
  let folder: ReturnType<typeof temporaryFolder>;
  let vt: StandIn;
  let carried: Carried;
  let client: Client;
  const called = new Set<string>();

  beforeEach(async () => {
    folder = temporaryFolder();
    vt = await startVirusTotal((domain, { headers }, before) => {
      const known = answers[domain];
      if (headers["x-apikey"] !== key)
        return { status: 401, body: '{"error":{"code":"WrongCredentialsError","message":"Wrong API key"}}' };
      if (known === undefined)
        return { status: 404, body: '{"error":{"code":"NotFoundError","message":"none"}}' };
      return { body: report(domain, known[Math.min(before, known.length - 1)]) };
    });
  });
  afterEach(async () => {
    await carried.close();
    await vt[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });

  /** Starts the service, with a key unless there is to be none. */
  async function begin(some: RealService = { key }): Promise<void> {
    carried = await carry(await realService(join(folder.path, "data"), { apiUrl: vt.url, ...some }));
    client = noted(carried.client, (path) => called.add(path));
  }

  /** Waits for what changes until `holds` is true of what `ask` brings. */
  async function until<T>(ask: () => Promise<T>, holds: (came: T) => boolean): Promise<T> {
    for await (const _ of await client.changes.stream()) {
      const came = await ask();
      if (holds(came)) return came;
    }
    throw new Error("the stream ended");
  }

  /** Puts domains on the list, and waits until each was asked. */
  async function watched(...names: readonly string[]): Promise<void> {
    await client.domains.add({ text: names.join("\n") });
    for (const name of names)
      await until(
        () => client.domains.get({ name }),
        ({ checkedAt, checking }) => checkedAt !== null && !checking,
      );
  }

  /** Has a domain looked at once more, and waits for it. */
  async function again(name: string): Promise<void> {
    const count = async () => (await client.history.checks({ name })).checks.length;
    const before = await count();
    await client.domains.checkNow({ names: [name] });
    await until(count, (now) => now > before);
  }

  const refused = (why: string, detail: string | null = null) =>
    expect.objectContaining({ defined: true, code: "REFUSED", status: 409, data: { why, detail } });
  const badRequest = expect.objectContaining({ code: "BAD_REQUEST", status: 400 });
  const notFound = expect.objectContaining({ defined: true, code: "NOT_FOUND", status: 404 });

  describe("domains", () => {
    test("are previewed, added once, looked at, and listed with what came", async () => {
      await begin();
      const text = "good.com\nhttps://bad.com/login\ngood.com\nbücher.de\nexmaple.con\n";
      const preview = await client.domains.preview({ text });
      expect(preview.counts).toEqual({ accepted: 3, fresh: 3, duplicates: 1, rejected: 1 });
      expect(preview.forecast).toMatchObject({ domains: 3, perMinute: 4, perDay: 500 });
      expect(await client.domains.estate()).toMatchObject({ total: 0 });

      expect(await client.domains.add({ text, tags: ["shops"] })).toEqual({
        added: ["good.com", "bad.com", "xn--bcher-kva.de"],
        already: 0,
        duplicates: 1,
        rejected: 1,
      });
      expect(await client.domains.add({ text })).toMatchObject({ added: [], already: 3 });
      expect(await client.domains.add({ text: " \n" })).toMatchObject({ added: [], already: 0 });

      const estate = await until(client.domains.estate, ({ counts }) => counts.waiting === 0);
      expect(estate).toMatchObject({
        total: 3,
        counts: { malicious: 1, clean: 1, unknown: 1, suspicious: 0, unrated: 0, failed: 0 },
        openAlerts: 1,
        tags: [{ tag: "shops", domains: 3 }],
      });
      const { rows, total } = await client.domains.list({});
      expect(total).toBe(3);
      expect(rows.map(({ typed, standing }) => [typed, standing])).toEqual([
        ["bad.com", "malicious"],
        ["bücher.de", "unknown"],
        ["good.com", "clean"],
      ]);
      expect(rows[0]).toMatchObject({
        against: 1,
        flagged: ["Tiger"],
        tags: ["shops"],
        failed: null,
        paused: false,
      });
    });

    test("are found by filter, sorted and paged", async () => {
      await begin({});
      await client.domains.add({ text: "c.com\na.com\nb.org", tags: ["x"] });
      const names = async (some: Parameters<Client["domains"]["list"]>[0]) =>
        (await client.domains.list(some)).rows.map(({ name }) => name);
      const sort = { by: "name" } as const;
      expect(await names({ sort })).toEqual(["a.com", "b.org", "c.com"]);
      expect(await names({ sort: { by: "name", descending: true }, offset: 1, limit: 1 })).toEqual(["b.org"]);
      expect(await names({ sort, filter: { search: "COM" } })).toEqual(["a.com", "c.com"]);
      expect(await names({ sort, filter: { tags: ["y"] } })).toEqual([]);
      expect(await names({ filter: { standings: ["clean"] } })).toEqual([]);
      expect((await client.domains.list({ sort, limit: 1 })).total).toBe(3);
      await expect(client.domains.list({ limit: 201 })).rejects.toEqual(badRequest);
    });

    test("are paused, tagged and noted, by name and by filter, and resumed", async () => {
      await begin({});
      await client.domains.add({ text: "a.com\nb.com" });
      expect(await client.domains.pause({ targets: { names: ["a.com"] }, paused: true })).toEqual({
        changed: 1,
      });
      expect(await client.domains.tag({ targets: { filter: {} }, add: ["mine", "old"] })).toEqual({
        changed: 2,
      });
      expect(await client.domains.tag({ targets: { filter: { search: "b." } }, remove: ["old"] })).toEqual({
        changed: 1,
      });
      expect(await client.domains.note({ name: "a.com", note: "ask Ken" })).toEqual({ changed: 1 });
      expect(await client.domains.get({ name: "a.com" })).toMatchObject({
        paused: true,
        nextAt: null,
        tags: ["mine", "old"],
        note: "ask Ken",
      });
      expect(await client.domains.get({ name: "b.com" })).toMatchObject({
        paused: false,
        tags: ["mine"],
        note: "",
      });
      await expect(client.domains.checkNow({ names: ["a.com"] })).rejects.toEqual(refused("paused", "a.com"));
      expect(await client.domains.pause({ targets: { names: ["a.com"] }, paused: false })).toEqual({
        changed: 1,
      });
      expect((await client.domains.get({ name: "a.com" })).paused).toBe(false);
    });

    test("are removed with their history kept, and come back with it", async () => {
      await begin();
      await watched("good.com");
      expect(await client.domains.remove({ names: ["good.com"] })).toEqual({ removed: ["good.com"] });
      await expect(client.domains.get({ name: "good.com" })).rejects.toEqual(notFound);
      await expect(client.domains.note({ name: "good.com", note: "x" })).rejects.toEqual(notFound);
      await expect(client.domains.remove({ names: ["good.com"] })).rejects.toEqual(
        refused("none_matches", "good.com"),
      );
      await client.domains.add({ text: "good.com" });
      expect(await client.domains.get({ name: "good.com" })).toMatchObject({ verdict: "clean" });
    });
  });

  describe("evidence", () => {
    test("is VirusTotal's answer, read, and byte for byte", async () => {
      await begin();
      await watched("bad.com");
      const came = await client.reports.get({ name: "bad.com" });
      expect(came).toMatchObject({ verdict: "malicious", stats: { malicious: 1 }, raw: true });
      expect(came?.engines[0]).toMatchObject({ engine: "Tiger", category: "malicious", result: "phishing" });
      const raw = await client.reports.raw({ name: "bad.com" });
      const bytes = Buffer.from(raw.base64, "base64");
      expect(bytes.toString()).toBe(report("bad.com", answers["bad.com"]?.[0]));
      expect([raw.bytes, raw.sha256]).toEqual([
        bytes.length,
        createHash("sha256").update(bytes).digest("hex"),
      ]);
      expect(await client.reports.get({ name: "never.com" })).toBeNull();
      await expect(client.reports.raw({ name: "never.com" })).rejects.toEqual(notFound);
    });

    test("of two checks is told apart, and the one from before is still there", async () => {
      await begin();
      await watched("turns.com");
      expect(await client.reports.difference({ name: "turns.com" })).toBeNull();
      await again("turns.com");
      const difference = await client.reports.difference({ name: "turns.com" });
      expect(difference).toMatchObject({ from: { verdict: "clean" }, to: { verdict: "malicious" } });
      expect(difference?.appeared.map(({ engine }) => engine).sort()).toEqual(["Ant", "Tiger"]);
      const { checks, next } = await client.history.checks({ name: "turns.com" });
      expect(checks.map(({ verdict }) => verdict)).toEqual(["malicious", "clean"]);
      expect(next).toBeNull();
      const first = await client.reports.get({ name: "turns.com", checkId: checks[1]?.checkId });
      expect(first).toMatchObject({ verdict: "clean", checkId: checks[1]?.checkId });
    });

    test("makes a history in pages, and a timeline of what turned between which answers", async () => {
      await begin();
      await watched("turns.com");
      await again("turns.com");
      const one = await client.history.checks({ name: "turns.com", limit: 1 });
      expect(one.checks.map(({ verdict }) => verdict)).toEqual(["malicious"]);
      const two = await client.history.checks({ name: "turns.com", limit: 1, before: one.next ?? 0 });
      expect(two).toMatchObject({ checks: [{ verdict: "clean" }], next: null });
      const { flips, spells } = await client.history.timeline({ name: "turns.com" });
      const [after, by] = [two.checks[0]?.checkedAt, one.checks[0]?.checkedAt];
      expect(flips).toContainEqual(
        expect.objectContaining({ kind: "verdict", from: "clean", to: "malicious", after, by }),
      );
      expect(flips).toContainEqual(
        expect.objectContaining({
          kind: "engine",
          engine: "Tiger",
          to: { category: "malicious", result: "phishing" },
          after,
          by,
        }),
      );
      expect(spells.map(({ engine }) => engine).sort()).toEqual(["Ant", "Tiger"]);
    });
  });

  test("alerts are raised, acknowledged, and taken back", async () => {
    await begin();
    await watched("bad.com", "turns.com");
    await again("turns.com");
    const { alerts, open } = await client.alerts.list({});
    expect(open).toBe(2);
    expect(alerts.map(({ name, kind, from }) => [name, kind, from])).toEqual([
      ["turns.com", "turned_malicious", "clean"],
      ["bad.com", "turned_malicious", null],
    ]);
    const ids = alerts.map(({ id }) => id);
    expect(await client.alerts.acknowledge({ name: "bad.com" })).toEqual({ ids: [ids[1]] });
    expect(await client.alerts.list({ open: true })).toMatchObject({ total: 1, open: 1 });
    expect(await client.alerts.acknowledge({ all: true })).toEqual({ ids: [ids[0]] });
    expect((await client.domains.estate()).openAlerts).toBe(0);
    expect(await client.alerts.reopen({ ids })).toEqual({ ids: expect.arrayContaining(ids) });
    expect((await client.domains.estate()).openAlerts).toBe(2);
  });

  describe("the watch", () => {
    test("tells what it did: its passes, its requests, and how the quota stands", async () => {
      await begin();
      await watched("good.com", "bad.com");
      const state = await until(client.watch.state, ({ pass }) => pass === null);
      expect(state).toMatchObject({ practice: false, problem: null, paused: null, minute: 60_000 });
      expect(state.quota.windows.map(({ window }) => window)).toEqual(["minute", "day", "month"]);
      expect(state.quota.windows[1].used).toBe(2);
      expect(state.next[0]).toMatchObject({ name: expect.stringMatching(/\.com$/) });
      const { passes, total } = await client.watch.passes({});
      expect(total).toBeGreaterThan(0);
      expect(passes.reduce((sum, { counts }) => sum + counts.checked, 0)).toBe(2);
      const { days } = await client.watch.usage({ days: 7 });
      expect(days).toHaveLength(7);
      expect(days.reduce((sum, { requests }) => sum + requests, 0)).toBe(2);
    });

    test("is paused, asks nothing, and goes on where it is resumed", async () => {
      await begin();
      expect(await client.watch.pause({ until: null })).toMatchObject({ paused: { until: null } });
      await client.domains.add({ text: "good.com" });
      expect(vt.domains()).toEqual([]);
      expect(await client.watch.resume()).toMatchObject({ paused: null });
      await until(
        () => client.domains.get({ name: "good.com" }),
        ({ verdict }) => verdict === "clean",
      );
    });

    test("stops a pass that is under way; what was not asked stays due", async () => {
      await begin();
      await client.domains.add({ text: Array.from({ length: 9 }, (_, n) => `d${n}.com`).join("\n") });
      await until(client.watch.state, ({ pass }) => pass !== null && pass.done >= 4);
      expect((await client.watch.stop()).pass?.stopping ?? true).toBe(true);
      await until(client.watch.state, ({ pass }) => pass === null);
      expect((await client.domains.estate()).counts.waiting).toBe(5);
      expect((await client.watch.passes({})).passes[0]).toMatchObject({ ending: "interrupted", total: 9 });
    });

    test("tells a key that is dead as one problem, and no domain as failed for it", async () => {
      await begin({ key: other });
      await client.domains.add({ text: "good.com" });
      const state = await until(client.watch.state, ({ problem }) => problem !== null);
      expect(state.problem).toMatchObject({ kind: "key_dead", retryAt: null });
      expect(await client.watch.failures({})).toEqual({ failures: [], total: 0 });
    });
  });

  test("the settings are read and changed, one by one, and what cannot be is refused whole", async () => {
    await begin({});
    const before = await client.settings.get();
    expect(before).toMatchObject({ staleAfterDays: 30, practice: false, limits: { perDay: null } });
    const changed = await client.settings.set({ staleAfterDays: 7, limits: { perDay: 100 } });
    expect(changed).toEqual({ ...before, staleAfterDays: 7, limits: { ...before.limits, perDay: 100 } });
    expect(await client.settings.get()).toEqual(changed);
    for (const some of [
      { staleAfterDays: 0 },
      { language: "fr" },
      { practice: true },
      { staleAfterDays: 8, more: 1 },
      { limits: { perDay: 5, perHour: 1 } },
    ])
      await expect(client.settings.set(some as never)).rejects.toEqual(badRequest);
    expect(await client.settings.get()).toEqual(changed);
    const file = readFileSync(join(folder.path, "data/settings.json"), "utf8");
    expect(JSON.parse(file)).toMatchObject({ staleAfterDays: 7 });
  });

  test("a key is set, tested and forgotten, and never comes out", async () => {
    await begin({});
    expect(await client.key.state()).toEqual({ source: "none", accepted: null, testedAt: null });
    await expect(client.key.set({ key: "no key" })).rejects.toEqual(refused("not_a_key"));
    await expect(client.key.test({})).rejects.toEqual(refused("no_key"));
    const told = [
      await client.key.test({ key: other }),
      await client.key.set({ key }),
      await client.key.state(),
      await client.key.test({}),
      await client.settings.get(),
      await client.watch.state(),
      await client.data.about(),
    ];
    expect(told[1]).toMatchObject({ source: "stored" });
    expect(JSON.stringify(told)).not.toContain(key);
    expect(JSON.stringify(told)).not.toContain(other);
    expect(await client.key.forget()).toMatchObject({ source: "none" });
    expect(existsSync(join(folder.path, "data/key"))).toBe(false);
  });

  test("practice is another world, entered and left", async () => {
    await begin();
    await client.domains.add({ text: "good.com" });
    expect(await client.practice.set({ on: true })).toMatchObject({ practice: true });
    expect(await client.key.state()).toMatchObject({ source: "practice" });
    await expect(client.key.set({ key })).rejects.toEqual(refused("practice_key"));
    const { rows } = await client.domains.list({});
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.map(({ name }) => name)).not.toContain("good.com");
    await until(client.domains.estate, ({ counts }) => counts.malicious > 0);
    expect(await client.practice.set({ on: false })).toMatchObject({ practice: false });
    expect((await client.domains.list({})).rows.map(({ name }) => name)).toEqual(["good.com"]);
  });

  describe("data", () => {
    test("says where it is and how much, and is exported as a list", async () => {
      await begin();
      await watched("bad.com");
      expect(await client.data.about()).toMatchObject({
        folder: join(folder.path, "data"),
        domains: 1,
        checks: 1,
        reports: 1,
        bytes: expect.any(Number),
      });
      const names = await client.data.exportList({ format: "names" });
      expect(names.text).toBe("bad.com\n");
      const csv = await client.data.exportList({ format: "csv" });
      expect(csv.filename).toMatch(/^banken-\d{4}-\d\d-\d\d\.csv$/);
      expect(csv.text).toContain("bad.com");
      expect(csv.text).toContain("malicious");
    });

    test("goes out as a log tree, and such a tree comes in as history", async () => {
      await begin();
      await watched("bad.com");
      const tree = { folder: folder.path, timeZone: "UTC" };
      const out = await finished(await client.data.exportLogs(tree));
      expect(out).toEqual({ files: 1, folder: join(folder.path, "Log"), skipped: 0, leftOut: [] });
      expect(await finished(await client.data.importLogs(tree))).toMatchObject({ files: 1, skipped: 0 });
      const nowhere = client.data.exportLogs({ folder: "Log" }).then(finished);
      await expect(nowhere).rejects.toEqual(refused("not_absolute", "Log"));
      const moon = client.data.exportLogs({ folder: folder.path, timeZone: "Moon/Base" }).then(finished);
      await expect(moon).rejects.toEqual(refused("unknown_time_zone", "Moon/Base"));
      const empty = client.data.importLogs({ folder: join(folder.path, "none") }).then(finished);
      await expect(empty).rejects.toMatchObject({ code: "REFUSED" });
    });

    test("tells how far long work is, and stops where it is told to", async () => {
      await begin();
      await watched("bad.com");
      const tree = { folder: folder.path, timeZone: "UTC" };
      const work = await client.data.exportLogs(tree);
      expect(await work.next()).toMatchObject({ done: false, value: { done: 0, total: 1 } });
      expect(await finished(work)).toMatchObject({ files: 1 });
      const stop = new AbortController();
      const read = await client.data.importLogs(tree, { signal: stop.signal });
      await read.next();
      stop.abort();
      await expect(finished(read)).rejects.toThrow();
      expect(await finished(await client.data.importLogs(tree))).toMatchObject({ files: 1 });
    });

    test("is thinned out of what is old and unchanged, after it was counted", async () => {
      await begin();
      await watched("good.com");
      const thin = async (dryRun: boolean) => finished(await client.data.thin({ days: 30, dryRun }));
      expect(await thin(true)).toEqual({ checks: 0, reports: 0, bytes: 0 });
      expect(await thin(false)).toMatchObject({ checks: 0 });
      await expect(client.data.thin({ days: 1, dryRun: true })).rejects.toEqual(badRequest);
    });
  });

  test("where the window is in a browser, the machine around it is not Banken's to speak for", async () => {
    await begin();
    const { host } = client;
    const browser = { kind: "browser" };
    expect(await host.state()).toEqual(browser);
    expect(await host.startAtLogin({ on: true })).toEqual(browser);
    expect(await host.updates({ on: true })).toEqual(browser);
    expect(await host.look()).toEqual(browser);
    expect(await host.restart()).toEqual(browser);
    expect(await host.testNotification()).toEqual({ result: "unsupported", detail: null });
    await expect(host.updates({ on: "yes" as never })).rejects.toEqual(badRequest);
    expect(await host.state()).toEqual(browser);
  });

  test("what changes is told: who speaks, what changed, and an alert at once", async () => {
    await begin();
    const heard: Change[] = [];
    const stream = await client.changes.stream();
    const listening = (async () => {
      for await (const change of stream) {
        heard.push(change);
        if (change.type === "alert") return;
      }
    })();
    await client.domains.add({ text: "bad.com" });
    await listening;
    expect(heard[0]).toEqual({ type: "hello", instance: expect.any(String), version: expect.any(String) });
    const touched = heard.flatMap((change) => (change.type === "changed" ? change.subjects : []));
    expect(touched).toEqual(expect.arrayContaining(["domains", "watch", "alerts"]));
    expect(heard.at(-1)).toMatchObject({
      type: "alert",
      alert: { name: "bad.com", kind: "turned_malicious" },
    });
  });

  test("these cases call every procedure that there is", async () => {
    await begin({});
    expect(
      procedures()
        .map(({ path }) => path.join("."))
        .filter((path) => !called.has(path)),
    ).toEqual([]);
  });
}

/** The same client, which notes what it is asked. */
function noted(client: Client, note: (path: string) => void): Client {
  const part = (value: object, path: readonly string[]): object =>
    new Proxy(value, {
      get: (target, name) =>
        typeof name === "string"
          ? part(Reflect.get(target, name), [...path, name])
          : Reflect.get(target, name),
      apply(target, self, args) {
        note(path.join("."));
        return Reflect.apply(target as () => unknown, self, args);
      },
    });
  return part(client, []) as Client;
}
