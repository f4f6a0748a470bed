import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { RefusedByService } from "../../../src/main/app/refused.ts";
import { starterDomains } from "../../../src/main/virustotal/practice/server.ts";
import { type VirtualClock, virtualClock } from "../../support/clock.ts";
import { key } from "../../support/command.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { type Pretend, pretendVirusTotal } from "../../support/pretend.ts";
import { errorBody, report } from "../../support/report.ts";
import { hour, minute, serviceOn, type TestService } from "../../support/service.ts";
import { put } from "../../support/store.ts";

const json = (body: string, init?: ResponseInit) => new Response(body, init);
const fine = (domain: string) => json(report(domain));
const names = (count: number) => Array.from({ length: count }, (_, n) => `d${n}.test`);
const other = "f".repeat(64);

let folder: ReturnType<typeof temporaryFolder>;
let clock: VirtualClock;
let vt: Pretend;
let running: TestService;
beforeEach(async () => {
  folder = temporaryFolder();
  clock = virtualClock();
});
afterEach(async () => {
  expect(running.mistakes).toEqual([]);
  await running[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

async function start(some: Parameters<typeof serviceOn>[3] = {}, pretend = pretendVirusTotal(clock, fine)) {
  vt = pretend;
  running = await serviceOn(clock, folder.path, vt.fetch, some);
  return running;
}

function refused(why: string) {
  return expect.objectContaining({ name: "RefusedByService", why });
}

describe("practice", () => {
  test("is another world in a folder of its own: its list is filled, its watch begins, the real one rests", async () => {
    const { service, add, wait, kept } = await start();
    add(names(20));
    await wait(1_000);
    const real = service.world();
    const told: unknown[] = [];
    const stopped = new AbortController();
    const listening = (async () => {
      for await (const change of service.changes.stream(stopped.signal)) told.push(change);
    })();
    const settings = await clock.run(service.setPractice(true));
    expect(settings.practice).toBe(true);
    expect(kept.settings.practice).toBe(true);
    expect(service.world()).toMatchObject({ practice: true, dataDir: join(folder.path, "practice") });
    expect(service.key.state()).toMatchObject({ source: "practice" });
    await wait(20_000);
    expect(service.world().index.estate()).toMatchObject({ total: starterDomains.length });
    expect(service.world().index.estate().counts.malicious).toBeGreaterThan(0);
    // The real one asked nothing more, and its store is closed.
    expect(vt.seen.filter(({ domain }) => domain !== null)).toHaveLength(4);
    expect(() => real.banken.store.domains.watchedNames()).toThrow();
    stopped.abort();
    await clock.run(listening);
    expect(told).toContainEqual(
      expect.objectContaining({
        type: "changed",
        subjects: expect.arrayContaining(["domains", "alerts", "watch", "settings", "key", "data", "host"]),
        names: null,
      }),
    );
    await clock.run(service.setPractice(false));
    expect(service.world().index.estate().total).toBe(20);
    await wait(5 * minute);
    expect(new Set(vt.seen.flatMap(({ domain }) => domain ?? []))).toEqual(new Set(names(20)));
  });

  test("switched to and fro in a hurry ends where it was switched last, and leaves nothing open", async () => {
    const { service } = await start();
    const switched = [true, false, true, true, false].map((on) => service.setPractice(on));
    const all = await clock.run(Promise.all(switched));
    expect(all.map(({ practice }) => practice)).toEqual([true, false, true, true, false]);
    expect(service.world().practice).toBe(false);
    // SQLite takes its side files away with the last connection.
    expect(existsSync(join(folder.path, "practice", "banken.sqlite-wal"))).toBe(false);
  });

  test("begun for one run is not written down", async () => {
    const { service, kept } = await start({ startInPractice: true });
    expect(service.settings.get().practice).toBe(true);
    service.settings.set({ staleAfterDays: 7 });
    expect(kept.settings).toMatchObject({ practice: false, staleAfterDays: 7 });
    await clock.run(service.setPractice(false));
    expect(service.settings.get().practice).toBe(false);
  });

  test("that cannot be opened leaves the real world as it was", async () => {
    const { service, wait, add } = await start();
    const before = service.world();
    // Somebody's file is where practice's folder has to be.
    writeFileSync(join(folder.path, "practice"), "");
    await expect(clock.run(service.setPractice(true))).rejects.toThrow(/practice/);
    expect(service.world()).toBe(before);
    expect(service.settings.get().practice).toBe(false);
    add(names(1));
    await wait(minute);
    expect(vt.seen).toHaveLength(2);
  });

  test("its waits are short, but no shorter than its quota carries", async () => {
    const { service, wait } = await start({ startInPractice: true });
    service.settings.set({ intervalMinutes: 60 * 24 });
    await wait(minute);
    const { index, banken } = service.world();
    const row = index.row("bakery.example");
    // A day lasts 72 minutes there.
    expect((row?.nextAt ?? 0) - (row?.checkedAt ?? 0)).toBe(72 * minute);
    expect(banken.minute).toBe(3_000);
    service.settings.set({ intervalMinutes: null });
    const sooner = index.row("bakery.example");
    expect((sooner?.nextAt ?? 0) - (sooner?.checkedAt ?? 0)).toBeGreaterThanOrEqual(12 * ((24 * hour) / 500));
  });
});

describe("the settings", () => {
  test("keep what is not named, are validated, written, and hold at once", async () => {
    const { service, kept, add, wait } = await start();
    add(names(1));
    await wait(minute);
    const next = () => service.world().index.row("d0.test")?.nextAt ?? 0;
    const checked = service.world().index.row("d0.test")?.checkedAt ?? 0;
    expect(next() - checked).toBe(15 * minute);
    service.settings.set({ intervalMinutes: 240, limits: { perDay: 100 } });
    const all = service.settings.set({ limits: { perMinute: 2 }, language: "ja" });
    expect(all).toMatchObject({
      language: "ja",
      intervalMinutes: 240,
      limits: { perMinute: 2, perDay: 100, perMonth: null },
    });
    expect(kept.settings).toEqual(all);
    expect(next() - checked).toBe(240 * minute);
    expect(
      service
        .world()
        .watch.state()
        .quota.windows.map(({ limit }) => limit),
    ).toEqual([2, 100, 15_500]);
    expect(() => service.settings.set({ intervalMinutes: 1 })).toThrow();
    expect(service.settings.get()).toEqual(all);
  });

  test.each([
    [{ appearance: "dark", language: "ja" }, ["settings"]],
    [{ staleAfterDays: 9 }, ["settings", "domains"]],
    [{ intervalMinutes: 240 }, ["settings", "watch", "domains"]],
  ] as const)("a window hears what %j touches, and no more", async (some, subjects) => {
    const { service, wait } = await start();
    await wait(1_000);
    const stopped = new AbortController();
    const stream = service.changes.stream(stopped.signal);
    await stream.next();
    service.settings.set(some);
    expect(await clock.run(stream.next())).toMatchObject({ value: { type: "changed", subjects } });
    stopped.abort();
  });

  test("the tighter holds of those of the command line and those of the settings", async () => {
    const { service } = await start({ limits: { perDay: 50, perMinute: 3 } });
    service.settings.set({ limits: { perDay: 200, perMinute: 1 } });
    expect(
      service
        .world()
        .watch.state()
        .quota.windows.map(({ limit }) => limit),
    ).toEqual([1, 50, 15_500]);
  });

  test("that cannot be written change nothing", async () => {
    const { service, kept } = await start({ full: true });
    expect(() => service.settings.set({ language: "ja" })).toThrow(refused("folder_unusable"));
    await expect(clock.run(service.setPractice(true))).rejects.toEqual(refused("folder_unusable"));
    expect(service.settings.get()).toMatchObject({ language: "system", practice: false });
    expect(service.world().practice).toBe(false);
    kept.full = false;
  });

  test("staleness is judged by them at once", async () => {
    const { service, add, wait } = await start(
      {},
      pretendVirusTotal(clock, (domain) =>
        json(report(domain, { analysed: Math.floor(clock.now() / 1_000) - 10 * 86_400 })),
      ),
    );
    add(names(1));
    await wait(1_000);
    const stale = () => service.world().index.row("d0.test")?.stale;
    expect(stale()).toBe(false);
    service.settings.set({ staleAfterDays: 7 });
    expect(stale()).toBe(true);
  });
});

describe("the key", () => {
  const allowance = (perDay: number, used = 0) =>
    json(
      JSON.stringify({
        data: {
          api_requests_hourly: { user: { allowed: 600, used: 0 } },
          api_requests_daily: { user: { allowed: perDay, used } },
          api_requests_monthly: { user: { allowed: 31 * perDay, used } },
        },
      }),
    );

  test("is taken without the spaces around it, and nothing that is none is", async () => {
    const { service, kept } = await start({ key: null });
    expect(service.key.state()).toEqual({ source: "none", accepted: null, testedAt: null });
    for (const text of ["", "abc", `${key}0`, key.slice(1), "g".repeat(64)])
      await expect(service.key.set(text, false)).rejects.toEqual(refused("not_a_key"));
    expect(kept.key).toBeNull();
    expect(await service.key.set(`\t${key}\r\n`, false)).toEqual({
      source: "stored",
      accepted: null,
      testedAt: null,
    });
    expect(kept.key).toBe(key);
    expect(service.key.forget()).toMatchObject({ source: "none" });
    expect(kept.key).toBeNull();
  });

  test("a test tells what it really may do, costs nothing, and is remembered", async () => {
    const pretend = pretendVirusTotal(clock, fine, undefined, () => allowance(5_000, 70));
    const { service } = await start({}, pretend);
    const { result, quota } = await clock.run(service.key.test(null, undefined));
    expect(result).toBe("accepted");
    expect(quota).toMatchObject({
      known: true,
      windows: [{ limit: 10 }, { limit: 5_000, used: 70 }, { limit: 155_000 }],
    });
    expect(service.key.state()).toEqual({ source: "stored", accepted: true, testedAt: clock.now() });
    expect(vt.seen.filter(({ domain }) => domain !== null)).toEqual([]);
  });

  test("one that is only tried changes nothing of the one in use; once it is stored, what was said of it holds", async () => {
    const answers = new Map<string, () => Response>([
      [key, () => allowance(100)],
      [other, () => allowance(900)],
    ]);
    const pretend = pretendVirusTotal(clock, fine);
    const { service } = await start(
      {},
      {
        ...pretend,
        fetch: async (url, init) =>
          answers.get(init.headers["x-apikey"] ?? "")?.() ?? pretend.fetch(url, init),
      },
    );
    const perDay = () => service.world().watch.state().quota.windows[1].limit;
    await clock.run(service.key.test(null, undefined));
    expect(perDay()).toBe(100);
    const { quota } = await clock.run(service.key.test(` ${other}`, undefined));
    expect(quota?.windows[1].limit).toBe(900);
    expect(perDay()).toBe(100);
    expect(await service.key.set(other, false)).toMatchObject({ accepted: true });
    expect(perDay()).toBe(900);
  });

  test("a wrong one is said to be wrong; no answer says nothing", async () => {
    let answer = () => json(errorBody("WrongCredentialsError", `Wrong API key: ${key}`), { status: 401 });
    const { service } = await start(
      {},
      pretendVirusTotal(clock, fine, undefined, () => answer()),
    );
    expect(await clock.run(service.key.test(null, undefined))).toEqual({
      result: "unauthorized",
      quota: null,
    });
    expect(service.key.state().accepted).toBe(false);
    expect(service.world().watch.state().problem).toMatchObject({ kind: "key_dead", retryAt: null });
    answer = () => json("", { status: 503 });
    expect(await clock.run(service.key.test(null, undefined))).toEqual({ result: "no_answer", quota: null });
    expect(service.key.state().accepted).toBe(false);
    answer = () => allowance(500);
    expect((await clock.run(service.key.test(null, undefined))).result).toBe("accepted");
    expect(service.world().watch.state().problem).toBeNull();
  });

  test("of the environment, and practice's, are not a person's to change", async () => {
    const { service } = await start({ source: "environment" });
    await expect(service.key.set(other, false)).rejects.toEqual(refused("key_from_environment"));
    expect(() => service.key.forget()).toThrow(refused("key_from_environment"));
    await clock.run(service.setPractice(true));
    await expect(service.key.set(other, false)).rejects.toEqual(refused("practice_key"));
    expect(() => service.key.forget()).toThrow(refused("practice_key"));
    // It would be practice that says whether a real key is good.
    await expect(service.key.test(other, undefined)).rejects.toEqual(refused("practice_key"));
    expect((await clock.run(service.key.test(null, undefined))).result).toBe("accepted");
  });

  test("there is nothing to test without one", async () => {
    const { service } = await start({ key: null });
    await expect(service.key.test(null, undefined)).rejects.toBeInstanceOf(RefusedByService);
  });

  test("what was said of it in an earlier life is known", async () => {
    await start(
      {},
      pretendVirusTotal(clock, fine, undefined, () => allowance(500)),
    );
    await clock.run(running.service.key.test(null, undefined));
    const at = clock.now();
    await running[Symbol.asyncDispose]();
    const { service } = await start();
    expect(service.key.state()).toEqual({ source: "stored", accepted: true, testedAt: at });
  });
});

test("what the retention lets go goes by itself", async () => {
  const { service, wait } = await start({ key: null });
  const { store } = service.world().banken;
  store.domains.watch([{ name: "a.test", typed: "a.test" }], clock.now());
  for (let days = 300; days >= 100; days -= 1)
    put(store, "a.test", { verdict: "clean", at: clock.now() - days * 24 * hour });
  await wait(2 * hour);
  expect(store.about().checks).toBe(201);
  service.settings.set({ retentionDays: 60 });
  await wait(24 * hour);
  expect(store.about().checks).toBeLessThan(20);
});

describe("closing", () => {
  test("waits for what is under way, asks nothing more, and may be asked for twice", async () => {
    const { service, add, wait } = await start(
      {},
      pretendVirusTotal(clock, fine, () => [50, 4_000]),
    );
    add(names(10));
    await wait(500);
    await clock.run(Promise.all([service.close(), service.close()]));
    await clock.run(service.close());
    const again = await start();
    const { store } = again.service.world().banken;
    expect(names(4).map((name) => store.checks.latestCheck(name)?.verdict)).toEqual(Array(4).fill("clean"));
    expect(store.checks.latestCheck("d4.test")).toBeNull();
  });

  test("does not wait longer than 5 seconds for an answer", async () => {
    const { service, add, wait } = await start(
      {},
      pretendVirusTotal(clock, fine, () => [50, 25_000]),
    );
    add(names(10));
    await wait(500);
    const begun = clock.now();
    await clock.run(service.close());
    expect(clock.now() - begun).toBeLessThanOrEqual(5_100);
  });

  test("a switch to practice that comes with it is not begun", async () => {
    const { service } = await start();
    const closing = service.close();
    await clock.run(Promise.all([closing, service.setPractice(true)]));
    expect(existsSync(join(folder.path, "practice"))).toBe(false);
  });
});
