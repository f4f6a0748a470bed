import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { databasePath } from "../../../src/main/app/banken.ts";
import { RefusedByService } from "../../../src/main/app/refused.ts";
import { type VirtualClock, virtualClock } from "../../support/clock.ts";
import { key } from "../../support/command.ts";
import { coreOn, passOver } from "../../support/core.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { type Pretend, pretendVirusTotal } from "../../support/pretend.ts";
import { errorBody, report } from "../../support/report.ts";
import { hour, type Kept, minute, serviceOn, type TestService } from "../../support/service.ts";

const json = (body: string, init?: ResponseInit) => new Response(body, init);
const fine = (domain: string) => json(report(domain));
const names = (count: number, from = 0) => Array.from({ length: count }, (_, n) => `d${from + n}.test`);

let folder: ReturnType<typeof temporaryFolder>;
let clock: VirtualClock;
let open: TestService[] = [];
beforeEach(() => {
  folder = temporaryFolder();
  clock = virtualClock();
});
afterEach(async () => {
  for (const each of open) {
    expect(each.mistakes).toEqual([]);
    await each[Symbol.asyncDispose]();
  }
  open = [];
  folder[Symbol.dispose]();
});

async function watching(vt: Pretend, some: Parameters<typeof serviceOn>[3] = {}): Promise<TestService> {
  const service = await serviceOn(clock, folder.path, vt.fetch, some);
  open.push(service);
  return service;
}

/** Another process's hand on the same database. */
function openOther(path: string): { readonly db: Database.Database } & Disposable {
  const db = new Database(path);
  return { db, [Symbol.dispose]: () => db.close() };
}

const asked = (vt: Pretend) => vt.seen.flatMap(({ domain }) => domain ?? []);
const watchOf = ({ service }: TestService) => service.world().watch;
const stateOf = (each: TestService) => watchOf(each).state();
const every = (intervalMinutes: number): Partial<Kept> => ({
  settings: {
    language: "system",
    appearance: "system",
    intervalMinutes,
    staleAfterDays: 30,
    limits: { perMinute: null, perDay: null, perMonth: null },
    retentionDays: null,
    practice: false,
  },
});

describe("the schedule", () => {
  test("what was never looked at is looked at at once, and again after the interval", async () => {
    const vt = pretendVirusTotal(clock, fine);
    const watch = await watching(vt, every(120));
    watch.add(names(6));
    await watch.wait(2 * minute);
    expect(asked(vt)).toEqual(names(6));
    await watch.wait(hour);
    expect(asked(vt)).toHaveLength(6);
    await watch.wait(hour);
    expect(asked(vt)).toEqual([...names(6), ...names(6)]);
  });

  test("without an interval, as often as the quota carries, which is never overrun", async () => {
    const vt = pretendVirusTotal(clock, fine);
    const watch = await watching(vt);
    watch.add(names(100));
    await watch.wait(9.5 * hour);
    // 100 domains at 500 a day: every 4.8 h.
    expect(asked(vt)).toHaveLength(200);
    await watch.wait(hour);
    expect(asked(vt)).toHaveLength(300);
    expect(vt.mostInAMinute()).toBeLessThanOrEqual(4);
    expect(stateOf(watch).problem).toBeNull();
  });

  test("a failure is tried again within the hour, before all that is due", async () => {
    const vt = pretendVirusTotal(clock, (domain, before) =>
      domain === "d1.test" && before < 3 ? json("", { status: 503 }) : fine(domain),
    );
    const watch = await watching(vt, every(180));
    watch.add(names(3));
    await watch.wait(3 * minute);
    expect(stateOf(watch).next[0]).toMatchObject({ name: "d1.test", why: "failed" });
    await watch.wait(hour);
    expect(asked(vt).filter((name) => name === "d1.test")).toHaveLength(4);
    expect(asked(vt)).toHaveLength(6);
  });

  test("what is bad is looked at before what is not", async () => {
    const vt = pretendVirusTotal(clock, (domain) =>
      json(report(domain, domain === "d7.test" ? { malicious: ["Tiger"] } : {})),
    );
    const watch = await watching(vt, every(120));
    watch.add(names(8));
    await watch.wait(3 * hour);
    expect(asked(vt).slice(8, 10)).toEqual(["d7.test", "d0.test"]);
  });

  test("tells what is next, when and why, for the list too", async () => {
    const vt = pretendVirusTotal(clock, fine);
    const watch = await watching(vt, every(120));
    watch.add(names(12));
    await watch.wait(1_000);
    const { next, pass } = stateOf(watch);
    expect(pass).toMatchObject({ total: 12, done: 4, counts: { clean: 4 }, stopping: false });
    expect(next.slice(0, 8).map(({ name, why }) => [name, why])).toEqual(
      names(8, 4).map((name) => [name, "new"]),
    );
    expect(names(13).filter((name) => watchOf(watch).checking(name))).toEqual(names(8, 4));
    const row = (name: string) => watch.service.world().index.row(name);
    expect(row("d11.test")).toMatchObject({ checking: true, nextAt: next[7]?.at });
    // In the second round after this one.
    expect((next[7]?.at ?? 0) - (next[0]?.at ?? 0)).toBe(minute);
    await watch.wait(5 * minute);
    const checked = row("d0.test");
    expect(checked).toMatchObject({ checking: false, nextAt: (checked?.checkedAt ?? 0) + 2 * hour });
    expect(stateOf(watch).next[0]).toEqual({
      name: "d0.test",
      typed: "d0.test",
      at: checked?.nextAt,
      why: "due",
    });
  });

  test("a late tick, a doubled one and a lost one ask nothing twice", async () => {
    const vt = pretendVirusTotal(clock, fine);
    const watch = await watching(vt, every(120));
    watch.add(names(2));
    for (let n = 0; n < 5; n += 1) watchOf(watch).tick();
    await watch.wait(minute);
    watchOf(watch).tick();
    await watch.wait(minute);
    expect(asked(vt)).toEqual(names(2));
    // The machine slept for ten hours: the timers did not.
    clock.jump(10 * hour);
    await watch.wait(minute + 1_000);
    expect(asked(vt)).toHaveLength(4);
  });

  test("a domain that leaves the list, or is paused, is not asked any more; one that comes new goes first", async () => {
    const vt = pretendVirusTotal(clock, fine);
    const watch = await watching(vt);
    watch.add(names(12));
    await watch.wait(1_000);
    const { banken } = watch.service.world();
    banken.store.domains.unwatch(names(4, 4));
    banken.store.marks.pause(["d8.test"], clock.now());
    watch.add(["fresh.test"]);
    await watch.wait(3 * minute);
    expect(asked(vt)).toEqual([...names(4), "fresh.test", "d9.test", "d10.test", "d11.test"]);
    expect(banken.store.passes.list(0, 9, clock.now()).passes).toMatchObject([
      { ending: "done", total: 8, requests: 8, counts: { clean: 8 } },
    ]);
  });
});

describe("check now", () => {
  test("goes before all that a pass has still to ask, in the next free slot", async () => {
    const vt = pretendVirusTotal(clock, fine);
    const watch = await watching(vt);
    watch.add(names(40));
    await watch.wait(1_000);
    expect(watchOf(watch).checkNow(["d30.test", "d31.test"])).toBe(2);
    expect(stateOf(watch).next.slice(0, 3)).toMatchObject([
      { name: "d30.test", why: "asked" },
      { name: "d31.test", why: "asked" },
      { name: "d4.test", why: "new" },
    ]);
    await watch.wait(minute);
    expect(asked(vt).slice(4, 8)).toEqual(["d30.test", "d31.test", "d4.test", "d5.test"]);
    await watch.wait(15 * minute);
    expect(asked(vt)).toHaveLength(40);
    expect(new Set(asked(vt)).size).toBe(40);
  });

  test("looks again at what is not due, and asks once for what is being asked at this moment", async () => {
    const vt = pretendVirusTotal(clock, fine, () => [50, 5_000]);
    const watch = await watching(vt, every(600));
    watch.add(names(2));
    await watch.wait(1_000);
    watchOf(watch).checkNow(names(2));
    await watch.wait(minute);
    expect(asked(vt)).toEqual(names(2));
    watchOf(watch).checkNow(["d1.test"]);
    await watch.wait(minute);
    expect(asked(vt)).toEqual([...names(2), "d1.test"]);
  });

  test("works while the watch is paused, for what was asked for alone", async () => {
    const vt = pretendVirusTotal(clock, fine);
    const watch = await watching(vt);
    watchOf(watch).pause(null);
    watch.add(names(6));
    watchOf(watch).checkNow(["d3.test"]);
    await watch.wait(hour);
    expect(asked(vt)).toEqual(["d3.test"]);
    expect(stateOf(watch).paused).toEqual({ until: null });
  });

  test("is refused without a key", async () => {
    const watch = await watching(pretendVirusTotal(clock, fine), { key: null });
    watch.add(names(1));
    expect(() => watchOf(watch).checkNow(names(1))).toThrow(RefusedByService);
  });
});

describe("pausing and stopping", () => {
  test("a pause ends what is under way, keeps what arrived, and outlives the process", async () => {
    const vt = pretendVirusTotal(clock, fine, () => [50, 1_000]);
    const first = await serviceOn(clock, folder.path, vt.fetch, every(600));
    first.add(names(10));
    await first.wait(500);
    watchOf(first).pause(null);
    expect(stateOf(first).pass?.stopping).toBe(true);
    await first.wait(2_000);
    // What was under way came in.
    expect(first.service.world().banken.store.checks.latestCheck("d3.test")?.verdict).toBe("clean");
    await first.wait(hour);
    expect(stateOf(first)).toMatchObject({ pass: null, paused: { until: null }, next: [] });
    await first[Symbol.asyncDispose]();

    const again = await watching(vt, every(600));
    await again.wait(hour);
    expect(asked(vt)).toHaveLength(4);
    watchOf(again).resume();
    await again.wait(3 * minute);
    expect(asked(vt)).toEqual(names(10));
    expect(again.service.world().banken.store.passes.list(0, 9, clock.now()).passes).toMatchObject([
      { ending: "done", total: 6, requests: 6 },
      {
        ending: "interrupted",
        finishedAt: expect.any(Number),
        total: 10,
        requests: 4,
        counts: { checked: 4, clean: 4 },
      },
    ]);
  });

  test("a pause until then ends by itself", async () => {
    const vt = pretendVirusTotal(clock, fine);
    const watch = await watching(vt);
    const until = clock.now() + hour;
    watchOf(watch).pause(until);
    watch.add(names(2));
    await watch.wait(59 * minute);
    expect(asked(vt)).toEqual([]);
    expect(stateOf(watch)).toMatchObject({ paused: { until }, next: [{ at: until }, { at: until }] });
    await watch.wait(2 * minute);
    expect(asked(vt)).toEqual(names(2));
    expect(stateOf(watch).paused).toBeNull();
  });

  test("a stop leaves the rest due, and does not begin again at once", async () => {
    const vt = pretendVirusTotal(clock, fine);
    const watch = await watching(vt);
    watch.add(names(10));
    await watch.wait(1_000);
    watchOf(watch).stop();
    await watch.wait(4 * minute);
    expect(asked(vt)).toHaveLength(4);
    expect(stateOf(watch).next[0]).toMatchObject({ name: "d4.test", why: "new" });
    await watch.wait(4 * minute);
    expect(asked(vt)).toEqual(names(10));
  });

  test("an answer that does not come is not waited for", async () => {
    const vt = pretendVirusTotal(clock, fine, () => [50, 25_000]);
    const watch = await watching(vt);
    watch.add(names(2));
    await watch.wait(1_000);
    watchOf(watch).stop();
    await watch.wait(5_100);
    expect(stateOf(watch).pass).toBeNull();
    expect(watch.service.world().banken.store.checks.latestCheck("d0.test")).toBeNull();
  });
});

describe("the key", () => {
  const dead = (domain: string) =>
    json(errorBody("WrongCredentialsError", `Wrong API key: ${domain}`), { status: 401 });

  test("a watch without one says so, and begins when there is one", async () => {
    const vt = pretendVirusTotal(clock, fine);
    const watch = await watching(vt, { key: null });
    watch.add(names(2));
    await watch.wait(hour);
    expect(stateOf(watch)).toMatchObject({ problem: { kind: "no_key", retryAt: null }, next: [] });
    expect(watch.service.world().index.row("d0.test")?.nextAt).toBeNull();
    await watch.service.key.set(` ${key}\n`, false);
    await watch.wait(1_000);
    expect(asked(vt)).toEqual(names(2));
    expect(stateOf(watch).problem).toBeNull();
  });

  test("a dead one is one state of the watch; another in its place and the watch goes on", async () => {
    let good = false;
    const vt = pretendVirusTotal(clock, (domain) => (good ? fine(domain) : dead(domain)));
    const watch = await watching(vt);
    watch.add(names(8));
    const since = clock.now();
    await watch.wait(2 * hour);
    expect(asked(vt).length).toBeLessThanOrEqual(4);
    expect(stateOf(watch)).toMatchObject({
      pass: null,
      problem: { kind: "key_dead", retryAt: null },
      next: [],
    });
    expect(stateOf(watch).problem?.since).toBeLessThan(since + minute);
    expect(watch.service.key.state()).toMatchObject({ source: "stored", accepted: false });
    expect(watch.service.world().index.estate().counts.waiting).toBe(8);
    const [pass] = watch.service.world().banken.store.passes.list(0, 9, clock.now()).passes;
    expect(pass).toMatchObject({ ending: "unauthorized", total: 8, counts: { checked: 0 } });
    expect(pass?.finishedAt).toBeLessThan(since + minute);
    const tried = vt.seen.length;
    good = true;
    await watch.service.key.set("f".repeat(64), false);
    await watch.wait(3 * minute);
    expect(asked(vt).slice(asked(vt).length - 8)).toEqual(names(8));
    expect(vt.seen.length).toBeGreaterThan(tried);
    expect(stateOf(watch).problem).toBeNull();
    expect(watch.service.key.state()).toMatchObject({ accepted: true });
  });

  test("one that another program sets is taken up at once", async () => {
    const vt = pretendVirusTotal(clock, fine);
    const watch = await watching(vt, { key: null });
    watch.add(names(1));
    await watch.wait(1_000);
    watch.kept.key = key;
    await watch.wait(2_000);
    expect(asked(vt)).toEqual(names(1));
  });

  const other = "f".repeat(64);
  const [later, laterByCommand] = [
    (watch: TestService) => watch.service.key.set(other, false),
    async (watch: TestService) => {
      watch.kept.key = other;
    },
  ];

  test.each([
    ["in the window", (watch: TestService) => watch.service.key.forget(), later],
    [
      "by a command",
      (watch: TestService) => {
        watch.kept.key = null;
      },
      laterByCommand,
    ],
  ])(
    "one that is forgotten %s in the middle of a pass is not asked with again; the pass goes on with the next",
    async (_, forget, set) => {
      const vt = pretendVirusTotal(clock, fine);
      const watch = await watching(vt);
      watch.add(names(8));
      await watch.wait(1_000);
      expect(asked(vt)).toHaveLength(4);
      forget(watch);
      await watch.wait(5 * minute);
      expect(asked(vt)).toHaveLength(4);
      expect(stateOf(watch)).toMatchObject({ pass: null, problem: { kind: "no_key" }, next: [] });
      await set(watch);
      await watch.wait(5 * minute);
      expect(asked(vt)).toEqual(names(8));
      expect(vt.seen.filter(({ domain }) => domain !== null).map(({ key }) => key)).toEqual([
        ...Array<string>(4).fill(key),
        ...Array<string>(4).fill(other),
      ]);
      const { passes } = watch.service.world().banken.store.passes.list(0, 10, clock.now());
      expect(passes.map(({ ending, total }) => ({ ending, total }))).toEqual([{ ending: "done", total: 8 }]);
    },
  );

  test.each([
    ["in the window", later],
    ["by a command", laterByCommand],
  ])("one that is replaced %s in the middle of a pass is not asked with again", async (_, set) => {
    const vt = pretendVirusTotal(clock, fine);
    const watch = await watching(vt);
    watch.add(names(8));
    await watch.wait(1_000);
    await set(watch);
    await watch.wait(5 * minute);
    expect(asked(vt)).toEqual(names(8));
    expect(vt.seen.slice(-4).map(({ key }) => key)).toEqual(Array<string>(4).fill(other));
    expect(vt.mostInAMinute()).toBeLessThanOrEqual(4);
  });
});

describe("the quota", () => {
  beforeEach(() => {
    clock = virtualClock(Date.UTC(2026, 10, 24, 21));
  });

  test("spent: asks nothing more until it starts anew, and then what matters first", async () => {
    const vt = pretendVirusTotal(clock, fine);
    const watch = await watching(vt, { limits: { perDay: 6 } });
    watch.add(names(10));
    await watch.wait(hour);
    const midnight = Date.UTC(2026, 10, 25);
    expect(asked(vt)).toEqual(names(6));
    expect(stateOf(watch)).toMatchObject({ problem: { kind: "quota_spent", retryAt: midnight } });
    expect(stateOf(watch).next[0]).toMatchObject({ name: "d6.test", at: midnight });
    await watch.wait(1.9 * hour);
    expect(asked(vt)).toHaveLength(6);
    await watch.wait(hour);
    expect(asked(vt).slice(6, 10)).toEqual(names(4, 6));
  });

  test("what a person asked for waits for it too, and is asked first", async () => {
    const vt = pretendVirusTotal(clock, fine);
    const watch = await watching(vt, { limits: { perDay: 6 } });
    watch.add(names(10));
    await watch.wait(hour);
    watchOf(watch).checkNow(["d2.test"]);
    await watch.wait(hour);
    expect(stateOf(watch).next[0]).toMatchObject({ name: "d2.test", why: "asked" });
    await watch.wait(2 * hour);
    expect(asked(vt)[6]).toBe("d2.test");
  });

  test("a limit that is raised lets it go on at once", async () => {
    const vt = pretendVirusTotal(clock, fine);
    const watch = await watching(vt, every(600));
    watch.service.settings.set({ limits: { perDay: 4 } });
    watch.add(names(8));
    await watch.wait(hour);
    expect(asked(vt)).toHaveLength(4);
    watch.service.settings.set({ limits: { perDay: null } });
    await watch.wait(2 * minute);
    expect(asked(vt)).toEqual(names(8));
    expect(stateOf(watch).problem).toBeNull();
  });

  test("a limit that is lowered holds in the pass under way", async () => {
    const vt = pretendVirusTotal(clock, fine);
    const watch = await watching(vt);
    watch.add(names(9));
    await watch.wait(1_000);
    watch.service.settings.set({ limits: { perMinute: 1 } });
    await watch.wait(2 * minute + 2_000);
    expect(asked(vt)).toHaveLength(6);
    expect(stateOf(watch).quota.windows[0].limit).toBe(1);
  });
});

describe("offline", () => {
  test("is one state; the same pass goes on when the network is back, after 1, 2, 4 … 15 minutes", async () => {
    const good = pretendVirusTotal(clock, fine);
    let cut = true;
    const times: number[] = [];
    const vt: Pretend = {
      ...good,
      fetch: async (url, init) => {
        if (!cut) return good.fetch(url, init);
        times.push(clock.now());
        throw Object.assign(new Error(), { code: "ENETUNREACH" });
      },
    };
    const watch = await watching(vt);
    watch.add(names(1));
    const begun = clock.now();
    await watch.wait(9 * minute);
    expect(stateOf(watch)).toMatchObject({ pass: null, problem: { kind: "offline", detail: "ENETUNREACH" } });
    expect(stateOf(watch).problem?.since).toBeLessThan(begun + minute);
    const rounds = new Set(times.map((at) => Math.floor((at - begun) / minute)));
    expect([...rounds]).toEqual([0, 1, 3, 7]);
    watch.add(["late.test"]);
    cut = false;
    await watch.wait(10 * minute);
    expect(asked(good)).toEqual(["late.test", "d0.test"]);
    expect(stateOf(watch).problem).toBeNull();
    expect(watch.service.world().banken.store.passes.list(0, 9, clock.now())).toMatchObject({
      total: 1,
      passes: [{ ending: "done", total: 2, counts: { clean: 2, failed: 0 } }],
    });
  });

  test("a person who asks now does not wait for the next try", async () => {
    const good = pretendVirusTotal(clock, fine);
    let cut = true;
    const vt: Pretend = {
      ...good,
      fetch: async (url, init) => {
        if (!cut) return good.fetch(url, init);
        throw Object.assign(new Error(), { code: "ENETUNREACH" });
      },
    };
    const watch = await watching(vt);
    watch.add(names(3));
    await watch.wait(30 * minute);
    cut = false;
    watchOf(watch).checkNow(["d1.test"]);
    await watch.wait(2 * minute);
    expect(asked(good)[0]).toBe("d1.test");
    expect(asked(good).toSorted()).toEqual(names(3));
  });
});

test("a store that fails is one state of the watch, which goes on when it is well again", async () => {
  const vt = pretendVirusTotal(clock, fine);
  const watch = await watching(vt);
  using other = openOther(databasePath(folder.path));
  other.db.exec("ALTER TABLE pass RENAME TO elsewhere");
  watch.add(names(2));
  await watch.wait(4 * minute);
  expect(asked(vt)).toEqual([]);
  const { problem } = stateOf(watch);
  expect(problem).toMatchObject({ kind: "store", detail: expect.stringContaining("no such table") });
  expect(problem?.since).toBeLessThan(clock.now() - 3 * minute);
  expect(problem?.retryAt).toBeGreaterThan(clock.now());
  other.db.exec("ALTER TABLE elsewhere RENAME TO pass");
  await watch.wait(5 * minute);
  expect(asked(vt)).toEqual(names(2));
  expect(stateOf(watch).problem).toBeNull();
});

test("a pass that another process has taken up is left to it", async () => {
  const vt = pretendVirusTotal(clock, fine);
  const watch = await watching(vt, { key: null });
  watch.add(names(2));
  await watch.wait(1_000);
  using other = openOther(databasePath(folder.path));
  // Whoever begins a pass now finds it held by a process that lives.
  other.db.exec(`CREATE TRIGGER taken AFTER INSERT ON pass
    BEGIN UPDATE pass SET holder = ${process.ppid}, held_until = 8e15 WHERE id = new.id; END`);
  await watch.service.key.set(key, false);
  await watch.wait(10_000);
  expect(asked(vt)).toEqual([]);
  expect(stateOf(watch)).toMatchObject({ pass: null, problem: null });
  other.db.exec("DROP TRIGGER taken");
  await watch.wait(minute);
  expect(asked(vt)).toEqual(names(2));
});

test("the window hears of every check, and of an alert with all that belongs to it", async () => {
  const vt = pretendVirusTotal(clock, (domain, before) =>
    json(report(domain, before === 0 ? {} : { malicious: ["Tiger"] })),
  );
  const watch = await watching(vt, every(120));
  const stopped = new AbortController();
  const heard: unknown[] = [];
  const listening = (async () => {
    for await (const change of watch.service.changes.stream(stopped.signal)) heard.push(change);
  })();
  watch.add(["mine.test"]);
  await watch.wait(minute);
  expect(watch.service.world().index.row("mine.test")?.standing).toBe("clean");
  await watch.wait(2 * hour);
  expect(watch.service.world().index.row("mine.test")?.standing).toBe("malicious");
  stopped.abort();
  await clock.run(listening);
  expect(heard).toContainEqual(
    expect.objectContaining({
      type: "alert",
      alert: expect.objectContaining({
        name: "mine.test",
        kind: "turned_malicious",
        from: "clean",
        to: "malicious",
        flags: [{ engine: "Tiger", category: "malicious", result: "phishing" }],
        acknowledgedAt: null,
        watched: true,
      }),
    }),
  );
  const subjects = heard.flatMap((each) => (each as { subjects?: string[] }).subjects ?? []);
  expect(new Set(subjects)).toEqual(new Set(["domains", "watch", "key", "data", "alerts"]));
});

test("what a command writes into the same folder is seen within a second", async () => {
  const vt = pretendVirusTotal(clock, fine);
  const watch = await watching(vt, { key: null });
  const { index } = watch.service.world();
  expect(index.estate().total).toBe(0);
  const other = coreOn(clock, { dataDir: folder.path, fetch: vt.fetch });
  other.store.domains.watch([{ name: "a.test", typed: "a.test" }], clock.now());
  await watch.wait(1_100);
  expect(index.row("a.test")?.standing).toBe("waiting");
  await passOver(other, clock, ["a.test"]);
  other.close();
  await watch.wait(1_100);
  expect(index.row("a.test")?.standing).toBe("clean");
});

test("a list of a thousand takes as many requests a day as the quota carries, and a pass no more than that", async () => {
  clock = virtualClock(Date.UTC(2026, 10, 24, 23));
  const vt = pretendVirusTotal(clock, fine);
  const watch = await watching(vt, { limits: { perMinute: 100, perDay: 300 } });
  watch.add(names(1_000));
  await watch.wait(1_000);
  await watch.wait(10 * minute);
  expect(asked(vt)).toHaveLength(300);
  await watch.wait(hour);
  expect(asked(vt)).toHaveLength(600);
  expect(asked(vt).slice(300)).toEqual(names(300, 300));
});
