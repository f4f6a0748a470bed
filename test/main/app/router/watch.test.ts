import { createRouterClient } from "@orpc/server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { watchRouter } from "../../../../src/main/app/router/watch.ts";
import type { Client } from "../../../../src/shared/contract/index.ts";
import { type VirtualClock, virtualClock } from "../../../support/clock.ts";
import { temporaryFolder } from "../../../support/folder.ts";
import { type Pretend, pretendVirusTotal } from "../../../support/pretend.ts";
import { errorBody, report } from "../../../support/report.ts";
import { hour, minute, serviceOn, type TestService } from "../../../support/service.ts";

let folder: ReturnType<typeof temporaryFolder>;
let clock: VirtualClock;
let vt: Pretend;
let running: TestService;
let client: Client["watch"];
beforeEach(async () => {
  folder = temporaryFolder();
  clock = virtualClock();
  vt = pretendVirusTotal(clock, (domain) =>
    domain.startsWith("down")
      ? new Response(errorBody("TransientError"), { status: 503 })
      : new Response(report(domain, domain.startsWith("bad") ? { malicious: ["Tiger"] } : {})),
  );
  running = await serviceOn(clock, folder.path, vt.fetch);
  client = createRouterClient(watchRouter(running.service));
});
afterEach(async () => {
  await running[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

test("tells how the watch stands, and lets it be paused, resumed and stopped", async () => {
  running.add(["a.test", "b.test", "c.test", "d.test", "e.test"]);
  await running.wait(1_000);
  const state = await client.state();
  expect(state).toMatchObject({
    practice: false,
    pass: { total: 5, done: 4, counts: { checked: 4, clean: 4 }, stopping: false },
    problem: null,
    paused: null,
    next: [{ name: "e.test", why: "new" }, {}, {}, {}, {}],
    quota: { windows: [{ used: 4 }, { used: 4, limit: 500 }, { used: 4 }], known: false, quietUntil: null },
    minute,
    now: clock.now(),
  });
  expect(state.pass?.endsAt).toBe(state.quota.windows[0].freesAt);
  expect(state.pass?.endsAt).toBeGreaterThan(clock.now());
  const until = clock.now() + 2 * hour;
  expect(await client.pause({ until })).toMatchObject({ paused: { until }, pass: { stopping: true } });
  await running.wait(minute);
  expect(await client.state()).toMatchObject({ pass: null, paused: { until } });
  expect(await client.resume()).toMatchObject({ paused: null });
  await running.wait(10);
  expect(await client.stop()).toMatchObject({ pass: { stopping: true, total: 1 } });
  await running.wait(minute);
  const { pass, paused } = await client.state();
  expect(pass).toBeNull();
  expect(paused?.until).toBeGreaterThan(clock.now());
});

test("stopping where nothing runs changes nothing", async () => {
  await running.wait(minute);
  expect(await client.stop()).toMatchObject({ pass: null, paused: null });
});

test("tells the passes, the failures and the use of each day", async () => {
  running.add(["bad.test", "fine.test", "down.test"]);
  await running.wait(3 * minute);
  const { passes, total } = await client.passes({});
  expect(total).toBe(1);
  expect(passes).toMatchObject([
    { ending: "done", total: 3, requests: 5, counts: { checked: 3, malicious: 1, clean: 1, failed: 1 } },
  ]);
  expect(await client.failures()).toMatchObject({
    total: 1,
    failures: [
      { name: "down.test", reason: "server_error", detail: "HTTP 503 TransientError", verdict: null },
    ],
  });
  expect(await client.usage({ days: 2 })).toEqual({
    days: [
      { day: "2026-11-23", requests: 0 },
      { day: "2026-11-24", requests: 5 },
    ],
    perDay: 500,
  });
});

test("what the contract does not have is refused", async () => {
  const anything = client as unknown as Record<string, (input: unknown) => Promise<unknown>>;
  for (const [procedure, input] of [
    ["pause", {}],
    ["pause", { until: -1 }],
    ["passes", { limit: 0 }],
    ["passes", { offset: 1.5 }],
    ["failures", { limit: 201 }],
    ["usage", { days: 0 }],
  ] as const)
    await expect(anything[procedure]?.(input)).rejects.toMatchObject({ code: "BAD_REQUEST" });
});
