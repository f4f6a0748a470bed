import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PassHeld } from "../../../src/main/app/holding.ts";
import { type VirtualClock, virtualClock } from "../../support/clock.ts";
import { key } from "../../support/command.ts";
import { coreOn, passOver } from "../../support/core.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { type Pretend, pretendVirusTotal } from "../../support/pretend.ts";
import { errorBody, report } from "../../support/report.ts";

const json = (body: string, init?: ResponseInit) => new Response(body, init);
const fine = (domain: string) => json(report(domain));
const names = (count: number) => Array.from({ length: count }, (_, n) => `d${n}.test`);

let folder: ReturnType<typeof temporaryFolder>;
let clock: VirtualClock;
beforeEach(() => {
  folder = temporaryFolder();
  clock = virtualClock();
});
afterEach(() => folder[Symbol.dispose]());

function core(vt: Pretend, limits = {}) {
  return coreOn(clock, { dataDir: folder.path, fetch: vt.fetch, limits });
}

describe("the minute's quota", () => {
  test.each([1, 4, 5, 9, 100])(
    "%i domains take no longer than the quota asks, and never overrun it",
    async (count) => {
      const vt = pretendVirusTotal(clock, fine, (n) => [30 + ((n * 37) % 170), 100 + ((n * 53) % 1_700)]);
      const banken = core(vt);
      const begun = clock.now();
      const { summary } = await passOver(banken, clock, names(count));
      banken.close();
      expect(summary.counts).toMatchObject({ checked: count, clean: count });
      expect(vt.mostInAMinute()).toBeLessThanOrEqual(4);
      // Each of the rounds waits for answers of up to 2 s; nothing else is added to the floor but 2 s.
      const rounds = Math.ceil(count / 4) - 1;
      expect(clock.now() - begun).toBeLessThanOrEqual(rounds * 60_000 + 2_000 + (rounds + 1) * 2_000);
    },
  );

  test("four go at once: a slow answer does not hold up the others", async () => {
    const vt = pretendVirusTotal(clock, fine, (n) => [10, n === 0 ? 25_000 : 100]);
    const banken = core(vt);
    const { told } = await passOver(banken, clock, names(4));
    banken.close();
    expect(told.map(({ check }) => check.domain)).toEqual(["d1.test", "d2.test", "d3.test", "d0.test"]);
  });

  test("holds across two cores on the same folder", async () => {
    const vt = pretendVirusTotal(clock, fine);
    const [one, two] = [core(vt), core(vt)];
    const passes = [one, two].map((banken, n) => {
      const passId = banken.beginPass(names(10).map((name) => ({ name: `${n}${name}`, typed: name })));
      return banken.runPass(passId, "k".repeat(64), new AbortController().signal, { told: () => {} });
    });
    const summaries = await clock.run(Promise.all(passes));
    one.close();
    two.close();
    expect(summaries.map(({ counts }) => counts.clean)).toEqual([10, 10]);
    expect(vt.mostInAMinute()).toBeLessThanOrEqual(4);
  });

  test("holds across a process that died with requests under way", async () => {
    const vt = pretendVirusTotal(clock, fine, () => [10, 20_000]);
    const dying = core(vt);
    const cut = new AbortController();
    const passId = dying.beginPass(names(8).map((name) => ({ name, typed: name })));
    const first = dying.runPass(passId, "k".repeat(64), cut.signal, { told: () => {} });
    await clock.run(clock.sleep(1_000));
    cut.abort(new Error("interrupted"));
    await clock.run(first);
    dying.close();
    const next = core(vt);
    const { summary } = await passOver(next, clock, passId);
    next.close();
    expect(summary.counts.clean).toBe(8);
    expect(vt.mostInAMinute()).toBeLessThanOrEqual(4);
  });

  test("a clock set back by a day waits no longer than a minute and a timeout", async () => {
    const vt = pretendVirusTotal(clock, fine);
    const banken = core(vt);
    await passOver(banken, clock, names(4));
    clock.jump(-86_400_000);
    const begun = clock.now();
    await passOver(banken, clock, ["late.test"]);
    banken.close();
    expect(clock.now() - begun).toBeLessThanOrEqual(92_000);
  });
});

describe("the day's quota", () => {
  test("ends the pass; what was not asked is told as failed, costs nothing and can be resumed", async () => {
    const vt = pretendVirusTotal(clock, fine);
    const banken = core(vt, { perDay: 6 });
    const { summary, told, passId } = await passOver(banken, clock, names(10));
    expect(summary).toMatchObject({
      requests: 6,
      left: 4,
      ending: { kind: "quota_exceeded", window: "day" },
    });
    expect(summary.counts).toMatchObject({ checked: 10, clean: 6, failed: 4 });
    expect(told.filter(({ recorded }) => !recorded).map(({ check }) => check.reason)).toEqual(
      Array(4).fill("quota_exceeded"),
    );
    expect(banken.store.checks.latestCheck("d9.test")).toBeNull();
    clock.jump(13 * 3_600_000);
    const resumed = await passOver(banken, clock, passId);
    banken.close();
    expect(resumed.summary).toMatchObject({ requests: 4, left: 0, ending: null });
    expect(vt.seen.filter(({ domain }) => domain !== null)).toHaveLength(10);
  });

  test("counts in both days what is under way at midnight", async () => {
    clock = virtualClock(Date.UTC(2026, 10, 24, 23, 59, 59));
    const vt = pretendVirusTotal(clock, fine, () => [10, 5_000]);
    const banken = core(vt);
    await passOver(banken, clock, names(2));
    const { windows } = await clock.run(banken.quota(key, new AbortController().signal));
    banken.close();
    expect(windows[1].used).toBe(2);
  });

  test("follows VirusTotal's own count where the key is used elsewhere too", async () => {
    const quotas = {
      api_requests_hourly: { user: { allowed: 240 } },
      api_requests_daily: { user: { allowed: 500, used: 497 } },
    };
    const vt = pretendVirusTotal(clock, fine, undefined, () => json(JSON.stringify({ data: quotas })));
    const banken = core(vt);
    const { summary } = await passOver(banken, clock, names(10));
    banken.close();
    expect(summary).toMatchObject({ requests: 3, ending: { kind: "quota_exceeded", window: "day" } });
  });

  test("a key that may ask once a minute asks once a minute", async () => {
    const quotas = {
      api_requests_hourly: { user: { allowed: 60 } },
      api_requests_daily: { user: { allowed: 500, used: 0 } },
    };
    const vt = pretendVirusTotal(clock, fine, undefined, () => json(JSON.stringify({ data: quotas })));
    const banken = core(vt);
    await passOver(banken, clock, names(3));
    banken.close();
    expect(vt.mostInAMinute()).toBe(1);
  });
});

describe("being turned away", () => {
  test("a 429 waits as long as it says, asks again, and is no failure", async () => {
    const vt = pretendVirusTotal(clock, (domain, before) =>
      before === 0 && domain === "d1.test"
        ? json(errorBody("QuotaExceededError"), { status: 429, headers: { "retry-after": "300" } })
        : fine(domain),
    );
    const banken = core(vt);
    const begun = clock.now();
    const { summary } = await passOver(banken, clock, names(3));
    banken.close();
    expect(summary.counts).toMatchObject({ clean: 3, failed: 0 });
    expect(summary.requests).toBe(4);
    expect(clock.now() - begun).toBeGreaterThanOrEqual(300_000);
    expect(clock.now() - begun).toBeLessThan(302_000);
  });

  test("without a time of its own it waits a minute", async () => {
    const vt = pretendVirusTotal(clock, (domain, before) =>
      before === 0
        ? json("<html>slow down", { status: 429, headers: { "retry-after": "soon" } })
        : fine(domain),
    );
    const banken = core(vt);
    const begun = clock.now();
    await passOver(banken, clock, names(1));
    banken.close();
    expect(clock.now() - begun).toBeGreaterThanOrEqual(60_000);
    expect(clock.now() - begun).toBeLessThan(62_000);
  });

  test("for ever ends the pass instead of asking for ever", async () => {
    const vt = pretendVirusTotal(clock, () => json(errorBody("QuotaExceededError"), { status: 429 }));
    const banken = core(vt);
    const { summary } = await passOver(banken, clock, names(6));
    banken.close();
    expect(summary).toMatchObject({ left: 6, ending: { kind: "quota_exceeded", window: null } });
    expect(vt.seen.length).toBeLessThan(60);
  });
});

describe("failures", () => {
  test("a 5xx is tried twice more, each try from the quota; then it stands as failed", async () => {
    const vt = pretendVirusTotal(clock, () => json(errorBody("TransientError"), { status: 503 }));
    const banken = core(vt);
    const { summary, told } = await passOver(banken, clock, ["down.test"]);
    expect(summary).toMatchObject({ requests: 3, ending: null, left: 0 });
    expect(told[0]).toMatchObject({
      check: { verdict: "failed", reason: "server_error" },
      detail: "HTTP 503 TransientError",
    });
    expect(banken.store.checks.latestCheck("down.test")).toMatchObject({
      verdict: "failed",
      reason: "server_error",
    });
    banken.close();
  });

  test("what comes right in between is not a failure", async () => {
    const vt = pretendVirusTotal(clock, (domain, before) =>
      before < 2 ? json("", { status: 500 }) : fine(domain),
    );
    const banken = core(vt);
    const { summary } = await passOver(banken, clock, ["shaky.test"]);
    banken.close();
    expect(summary).toMatchObject({ requests: 3, counts: { clean: 1, failed: 0 } });
  });

  test("a 4xx is not tried again", async () => {
    const vt = pretendVirusTotal(clock, () => json(errorBody("InvalidArgumentError"), { status: 400 }));
    const banken = core(vt);
    const { summary, told } = await passOver(banken, clock, ["odd.test"]);
    banken.close();
    expect(summary.requests).toBe(1);
    expect(told[0]?.check.reason).toBe("invalid_domain");
  });

  test("a dead key ends the pass; nothing is charged to the domains", async () => {
    const vt = pretendVirusTotal(clock, (domain) =>
      domain === "d2.test" ? json(errorBody("WrongCredentialsError"), { status: 401 }) : fine(domain),
    );
    const banken = core(vt);
    const { summary, told } = await passOver(banken, clock, names(40));
    expect(summary.ending).toEqual({ kind: "unauthorized" });
    expect(summary.counts.checked).toBe(40);
    expect(told.filter(({ check }) => check.reason === "unauthorized")).toHaveLength(summary.left);
    expect(banken.store.checks.latestCheck("d2.test")).toBeNull();
    expect(vt.seen.length).toBeLessThanOrEqual(8);
    banken.close();
  });

  test("a network that was never there is one cause, not forty failed domains", async () => {
    let tries = 0;
    const vt: Pretend = {
      ...pretendVirusTotal(clock, fine),
      fetch: async () => {
        tries += 1;
        throw new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ENOTFOUND" }) });
      },
    };
    const banken = core(vt);
    const { summary } = await passOver(banken, clock, names(40));
    expect(summary).toMatchObject({ left: 40, ending: { kind: "network", detail: "ENOTFOUND" } });
    expect(banken.store.checks.latestCheck("d0.test")).toBeNull();
    expect(tries).toBeLessThan(40);
    banken.close();
  });

  test("a network that dies on the way ends the pass, and the rest can be resumed", async () => {
    const good = pretendVirusTotal(clock, fine);
    let cut = false;
    const vt: Pretend = {
      ...good,
      fetch: async (url, init) => {
        if (cut) throw Object.assign(new Error(), { code: "ENETUNREACH" });
        return good.fetch(url, init);
      },
    };
    const banken = core(vt);
    const passId = banken.beginPass(names(20).map((name) => ({ name, typed: name })));
    const reasons: (string | null)[] = [];
    const running = banken.runPass(passId, key, new AbortController().signal, {
      told: ({ check }) => {
        reasons.push(check.reason);
        cut = reasons.length >= 8;
      },
    });
    const summary = await clock.run(running);
    expect(summary).toMatchObject({ left: 12, ending: { kind: "network", detail: "ENETUNREACH" } });
    expect(banken.store.checks.latestCheck("d10.test")).toBeNull();
    cut = false;
    const resumed = await passOver(banken, clock, passId);
    expect(resumed.summary).toMatchObject({ left: 0, counts: { clean: 12 } });
    banken.close();
  });

  test("a failed check stands beside the last known verdict", async () => {
    const vt = pretendVirusTotal(clock, (domain, before) =>
      before === 0 ? json(report(domain, { malicious: ["Tiger"] })) : json("", { status: 500 }),
    );
    const banken = core(vt);
    await passOver(banken, clock, ["a.test"]);
    const { told } = await passOver(banken, clock, ["a.test"]);
    expect(told[0]).toMatchObject({ before: "malicious", check: { verdict: "failed" } });
    expect(banken.store.checks.latestAnswer("a.test")?.verdict).toBe("malicious");
    expect(banken.store.checks.latestCheck("a.test")?.verdict).toBe("failed");
    banken.close();
  });
});

describe("stopping and going on", () => {
  test("what has arrived is kept, what is under way is dropped, and only the rest is asked again", async () => {
    const vt = pretendVirusTotal(clock, fine);
    const banken = core(vt);
    const stop = new AbortController();
    const passId = banken.beginPass(names(10).map((name) => ({ name, typed: name })));
    const running = banken.runPass(passId, "k".repeat(64), stop.signal, { told: () => {} });
    await clock.run(clock.sleep(90_000));
    stop.abort(new Error("interrupted"));
    const summary = await clock.run(running);
    expect(summary).toMatchObject({
      left: 2,
      ending: { kind: "interrupted" },
      counts: { checked: 8, failed: 0 },
    });
    expect(banken.store.passes.unfinished()?.id).toBe(passId);
    const asked = vt.seen.length;
    const resumed = await passOver(banken, clock, passId);
    expect(vt.seen.slice(asked).flatMap(({ domain }) => domain ?? [])).toEqual(["d8.test", "d9.test"]);
    expect(resumed.summary).toMatchObject({ left: 0, ending: null });
    expect(banken.store.passes.unfinished()).toBeNull();
    banken.close();
  });
});

test("a pass that one process works on is not taken up by another", async () => {
  const vt = pretendVirusTotal(clock, fine);
  const [one, two] = [core(vt), core(vt)];
  const passId = one.beginPass(names(10).map((name) => ({ name, typed: name })));
  const never = new AbortController().signal;
  const first = one.runPass(passId, key, never, { told: () => {} });
  await clock.run(clock.sleep(100_000));
  await expect(clock.run(two.runPass(passId, key, never, { told: () => {} }))).rejects.toThrow(PassHeld);
  expect((await clock.run(first)).left).toBe(0);
  one.close();
  two.close();
  expect(vt.seen.filter(({ domain }) => domain !== null)).toHaveLength(10);
});

test("a key that is replaced does not inherit what was counted for the one before", async () => {
  const quotas = { api_requests_daily: { user: { allowed: 500, used: 500 } } };
  const vt = pretendVirusTotal(clock, fine, undefined, () => json(JSON.stringify({ data: quotas })));
  const banken = core(vt);
  const used = async (which: string) =>
    (await clock.run(banken.quota(which, new AbortController().signal))).windows[1].used;
  expect(await used(key)).toBe(500);
  quotas.api_requests_daily.user.used = 3;
  expect(await used("f".repeat(64))).toBe(3);
  expect(await used(key)).toBe(500);
  banken.close();
});

test("what VirusTotal counted before midnight is not held against the new day", async () => {
  clock = virtualClock(Date.UTC(2026, 10, 24, 23, 59, 59, 900));
  const good = pretendVirusTotal(clock, fine);
  const quotas = { api_requests_daily: { user: { allowed: 500, used: 500 } } };
  const vt: Pretend = {
    ...good,
    fetch: async (url, init) => {
      if (url.includes("/domains/")) return good.fetch(url, init);
      await clock.sleep(300);
      return json(JSON.stringify({ data: quotas }));
    },
  };
  const banken = core(vt);
  const { summary } = await passOver(banken, clock, names(3));
  banken.close();
  expect(summary.counts.clean).toBe(3);
});

test("an alert is raised for a watched domain alone", async () => {
  const vt = pretendVirusTotal(clock, (domain, before) =>
    json(report(domain, before === 0 ? {} : { malicious: ["Tiger"] })),
  );
  const banken = core(vt);
  banken.store.domains.watch([{ name: "mine.test", typed: "mine.test" }], clock.now());
  const first = await passOver(banken, clock, ["mine.test", "other.test"]);
  const second = await passOver(banken, clock, ["mine.test", "other.test"]);
  banken.close();
  expect(first.told.map(({ alert }) => alert)).toEqual([null, null]);
  expect(second.told.map(({ check, alert }) => [check.domain, alert])).toEqual([
    ["mine.test", "turned_malicious"],
    ["other.test", null],
  ]);
});
