import { describe, expect, test } from "vitest";
import { tomorrowMorning } from "../../../src/renderer/activity/Controls.tsx";
import { groupFailures } from "../../../src/renderer/activity/failure-groups.ts";
import { usageScale } from "../../../src/renderer/activity/usage-scale.ts";
import { remaining, waitOf } from "../../../src/renderer/activity/waiting.ts";
import { holdsFor } from "../../../src/renderer/activity/watch-state.ts";
import type { Quota } from "../../../src/shared/contract/watch.ts";
import { aQuota, aWatchState, now } from "../../support/answers.ts";

const minute = 60_000;

type Use = Quota["windows"][number];

/** A public key's windows, with what is said otherwise of each. */
function windows(some: { readonly [W in Use["window"]]?: Partial<Use> }): Quota["windows"] {
  const [first, day, month] = aQuota().windows;
  return [
    { ...first, ...some.minute },
    { ...day, ...some.day },
    { ...month, ...some.month },
  ];
}

const quota = (some: Parameters<typeof windows>[0], quietUntil: number | null = null) =>
  aWatchState({ quota: aQuota({ windows: windows(some), quietUntil }) });

const full = { used: 4, freesAt: now + 20_000 };

describe("what a pass waits for", () => {
  test("nothing, where a slot is free or has become free", () => {
    expect(waitOf(quota({}), now)).toBeNull();
    expect(waitOf(quota({ minute: full }), now + 20_000)).toBeNull();
  });

  test("the minute, VirusTotal's quiet, the day, the month: the longest wait is the one that is told", () => {
    expect(waitOf(quota({ minute: full }), now)).toEqual({ for: "minute", until: now + 20_000 });
    const quiet = now + minute;
    expect(waitOf(quota({ minute: full }, quiet), now)).toEqual({ for: "quiet", until: quiet });
    expect(waitOf(quota({ minute: full, day: { used: 500 } }, quiet), now)?.for).toBe("day");
    expect(waitOf(quota({ day: { used: 500 }, month: { used: 15_500 } }), now)?.for).toBe("month");
  });

  test("what is left is told in whole seconds, and never as less than it is", () => {
    expect(remaining(now + 1, now)).toBe(1_000);
    expect(remaining(now + 20_000, now)).toBe(20_000);
    expect(remaining(now - 5_000, now)).toBe(0);
  });
});

describe("how long what was told of the quota holds", () => {
  test("until the next slot is free, where the minute is full", () => {
    expect(holdsFor(quota({ minute: full }))).toBe(20_000);
  });

  test("for a minute, where something of it is used", () => {
    expect(holdsFor(quota({ minute: { used: 1, freesAt: null } }))).toBe(minute);
  });

  test("to the end of the day, where nothing is", () => {
    expect(holdsFor(quota({ minute: { used: 0 } }))).toBe(Date.UTC(2026, 10, 25) - now);
  });

  test("never so long that the browser's timer would run over", () => {
    const far = now + 400 * 86_400_000;
    const state = quota({ minute: { used: 0 }, day: { freesAt: null }, month: { freesAt: far } });
    expect(holdsFor(state)).toBeLessThan(2 ** 31);
  });
});

describe("the chart's scale", () => {
  test("goes up to the limit where the bars can still be seen under it", () => {
    expect(usageScale([0, 120, 480], 500)).toEqual({ top: 500, showsLimit: true });
    expect(usageScale([0, 0], 500)).toEqual({ top: 500, showsLimit: true });
  });

  test("goes beyond the limit where more was asked", () => {
    expect(usageScale([620], 500)).toEqual({ top: 620, showsLimit: true });
  });

  test("leaves out a limit that is far above", () => {
    expect(usageScale([120], 1_000_000)).toEqual({ top: 120, showsLimit: false });
    expect(usageScale([63], 500)).toEqual({ top: 500, showsLimit: true });
    expect(usageScale([14, 9], 500)).toEqual({ top: 14, showsLimit: false });
  });
});

test("failures stand by their reason, the most frequent first, each reason's newest first", () => {
  const failure = (name: string, reason: "timeout" | "network" | "forbidden") => ({
    name,
    typed: name,
    at: now,
    reason,
    detail: null,
    verdict: null,
  });
  const failures = [
    failure("a", "forbidden"),
    failure("b", "timeout"),
    failure("c", "network"),
    failure("d", "timeout"),
  ];
  expect(
    groupFailures(failures).map(({ reason, failures }) => [reason, failures.map(({ name }) => name)]),
  ).toEqual([
    ["timeout", ["b", "d"]],
    ["forbidden", ["a"]],
    ["network", ["c"]],
  ]);
});

test("tomorrow morning is at eight by the local clock, however long the night", () => {
  for (const day of [1, 28, 29, 30, 31]) {
    const morning = new Date(tomorrowMorning(new Date(2026, 9, day, 23, 30).getTime()));
    expect([morning.getHours(), morning.getMinutes()]).toEqual([8, 0]);
    expect(morning.getDate()).toBe(new Date(2026, 9, day + 1).getDate());
  }
});
