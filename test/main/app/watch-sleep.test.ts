import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type VirtualClock, virtualClock } from "../../support/clock.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { type Pretend, pretendVirusTotal } from "../../support/pretend.ts";
import { report } from "../../support/report.ts";
import { hour, minute, serviceOn, type TestService } from "../../support/service.ts";

const names = (count: number) => Array.from({ length: count }, (_, n) => `d${n}.test`);
const asked = (vt: Pretend) => vt.seen.flatMap(({ domain }) => domain ?? []);
const fine = (domain: string) => new Response(report(domain));
const watchOf = ({ service }: TestService) => service.world().watch;

let folder: ReturnType<typeof temporaryFolder>;
let clock: VirtualClock;
let open: TestService[];
beforeEach(() => {
  folder = temporaryFolder();
  clock = virtualClock();
  open = [];
});
afterEach(async () => {
  for (const each of open) {
    expect(each.mistakes).toEqual([]);
    await each[Symbol.asyncDispose]();
  }
  folder[Symbol.dispose]();
});

async function watching(vt: Pretend): Promise<TestService> {
  const service = await serviceOn(clock, folder.path, vt.fetch);
  open.push(service);
  return service;
}

/** How many requests the ledger has entered today. */
const taken = (each: TestService) => watchOf(each).state().quota.windows[1].used;
const passesOf = ({ service }: TestService) =>
  service.world().banken.store.passes.list(0, 9, clock.now()).passes;

describe("a machine that goes to sleep in the middle of requests", () => {
  test("for eight hours: nothing is taken meanwhile, nobody has failed, and all are asked after it has woken", async () => {
    // Ten seconds there, ten back: the machine sleeps before the answers come.
    const vt = pretendVirusTotal(clock, fine, () => [10_000, 10_000]);
    const watch = await watching(vt);
    watch.add(names(3));
    await watch.wait(15_000);
    expect([asked(vt), taken(watch)]).toEqual([names(3), 3]);

    watchOf(watch).asleep();
    // Some seconds of running are left, on some systems.
    await watch.wait(5_000);
    expect(watchOf(watch).state()).toMatchObject({ pass: null, problem: null });
    clock.jump(8 * hour);
    // Timers come due before anybody hears that it has woken.
    await watch.wait(2 * minute);
    expect([asked(vt).length, taken(watch)]).toEqual([3, 3]);
    const { index } = watch.service.world();
    for (const name of names(3)) expect(index.row(name)).toMatchObject({ standing: "waiting" });
    expect(
      watchOf(watch)
        .state()
        .next.map(({ name, why }) => [name, why]),
    ).toEqual(names(3).map((name) => [name, "new"]));

    watchOf(watch).awake();
    await watch.wait(2 * minute);
    expect(asked(vt)).toEqual([...names(3), ...names(3)]);
    for (const name of names(3)) expect(index.row(name)).toMatchObject({ standing: "clean" });
    // It is one pass: that it was broken off is nobody's failure.
    expect(passesOf(watch)).toMatchObject([
      { ending: "done", total: 3, counts: { clean: 3, failed: 0, checked: 3 } },
    ]);
    expect(vt.mostInAMinute()).toBeLessThanOrEqual(4);
  });

  test("while it waits at the gate: it goes on where it was", async () => {
    const vt = pretendVirusTotal(clock, fine);
    const watch = await watching(vt);
    watch.add(names(9));
    await watch.wait(5_000);
    expect(asked(vt)).toEqual(names(4));
    watchOf(watch).asleep();
    await watch.wait(3 * minute);
    expect([asked(vt).length, taken(watch)]).toEqual([4, 4]);
    clock.jump(10 * minute);
    watchOf(watch).awake();
    await watch.wait(3 * minute);
    expect(asked(vt)).toEqual(names(9));
    expect(passesOf(watch)).toMatchObject([{ ending: "done", total: 9, counts: { clean: 9 } }]);
  });

  test("in the pause before a retry: the tries that a domain has are not used up by it", async () => {
    const vt = pretendVirusTotal(clock, (domain, before) =>
      before < 2 ? new Response("", { status: 503 }) : fine(domain),
    );
    const watch = await watching(vt);
    watch.add(names(1));
    await watch.wait(500);
    expect(asked(vt)).toHaveLength(1);
    watchOf(watch).asleep();
    clock.jump(hour);
    await watch.wait(minute);
    watchOf(watch).awake();
    await watch.wait(2 * minute);
    expect(asked(vt)).toHaveLength(3);
    expect(passesOf(watch)).toMatchObject([{ ending: "done", counts: { clean: 1, failed: 0 } }]);
  });

  test("and wakes before what was under way is put aside: nothing is lost either", async () => {
    const vt = pretendVirusTotal(clock, fine, () => [10_000, 10_000]);
    const watch = await watching(vt);
    watch.add(names(2));
    await watch.wait(15_000);
    watchOf(watch).asleep();
    watchOf(watch).awake();
    await watch.wait(2 * minute);
    expect(asked(vt)).toEqual([...names(2), ...names(2)]);
    expect(passesOf(watch)).toMatchObject([{ ending: "done", counts: { clean: 2, failed: 0 } }]);
  });

  test("and a person asks for a domain meanwhile: it is asked first, once it has woken", async () => {
    const vt = pretendVirusTotal(clock, fine);
    const watch = await watching(vt);
    watch.add(names(9));
    await watch.wait(5_000);
    watchOf(watch).asleep();
    watchOf(watch).checkNow(["d8.test"]);
    await watch.wait(2 * minute);
    expect(asked(vt)).toHaveLength(4);
    watchOf(watch).awake();
    await watch.wait(3 * minute);
    expect(asked(vt).slice(4)).toEqual(["d8.test", ...names(8).slice(4)]);
  });

  test("after a person has stopped the pass: it stays stopped", async () => {
    const vt = pretendVirusTotal(clock, fine, () => [10_000, 10_000]);
    const watch = await watching(vt);
    watch.add(names(2));
    await watch.wait(15_000);
    watchOf(watch).pause(null);
    watchOf(watch).asleep();
    await watch.wait(5_000);
    watchOf(watch).awake();
    await watch.wait(hour);
    expect(asked(vt)).toHaveLength(2);
    expect(watchOf(watch).state()).toMatchObject({ pass: null, paused: { until: null } });
  });
});

test("to wake twice, or without having slept, is a tick and no more", async () => {
  const vt = pretendVirusTotal(clock, fine);
  const watch = await watching(vt);
  watchOf(watch).awake();
  watch.add(names(2));
  await watch.wait(minute);
  watchOf(watch).asleep();
  watchOf(watch).asleep();
  clock.jump(minute);
  for (let n = 0; n < 3; n += 1) watchOf(watch).awake();
  await watch.wait(5 * minute);
  expect(asked(vt)).toEqual(names(2));
  expect(watchOf(watch).state().problem).toBeNull();
});

test("a machine that never says that it has woken, but runs, is awake after ten minutes", async () => {
  const vt = pretendVirusTotal(clock, fine);
  const watch = await watching(vt);
  watchOf(watch).asleep();
  watch.add(names(1));
  await watch.wait(9 * minute);
  expect(asked(vt)).toEqual([]);
  await watch.wait(2 * minute);
  expect(asked(vt)).toEqual(names(1));
});

test("a network that is back is tried before its time, but no more than once a minute where it comes and goes", async () => {
  let lost = true;
  const tries: number[] = [];
  const good = pretendVirusTotal(clock, fine);
  const watch = await watching({
    ...good,
    fetch: async (url, init) => {
      if (!lost) return good.fetch(url, init);
      if (url.includes("/domains/")) tries.push(clock.now());
      throw Object.assign(new Error(), { code: "ENETUNREACH" });
    },
  });
  watch.add(names(1));
  await watch.wait(20 * minute);
  const retryAt = watchOf(watch).state().problem?.retryAt ?? 0;
  expect(retryAt - clock.now()).toBeGreaterThan(5 * minute);

  tries.length = 0;
  for (let n = 0; n < 60; n += 1) {
    watchOf(watch).online();
    await watch.wait(5_000);
  }
  // Each time some tries of the one domain, a few seconds apart.
  const rounds = tries.filter((at, n) => at - (tries[n - 1] ?? 0) > 20_000);
  expect(rounds.length).toBeGreaterThan(3);
  for (const [n, at] of rounds.entries()) expect(at - (rounds[n - 1] ?? 0)).toBeGreaterThanOrEqual(minute);

  lost = false;
  await watch.wait(minute);
  watchOf(watch).online();
  await watch.wait(1_000);
  expect(asked(good)).toEqual(names(1));
  expect(watchOf(watch).state().problem).toBeNull();
});
