import { describe, expect, test } from "vitest";
import { type TrayKind, trayKinds, trayState } from "../../../src/main/watch/tray.ts";
import { pauseEnds, type TrayItem, trayPauses } from "../../../src/main/watch/tray-menu.ts";
import { domain, now, pass, problem, snapshot } from "../../support/tray.ts";

type Some = NonNullable<Parameters<typeof snapshot>[0]>;

/** For each kind, what has it hold. */
const causes: Record<TrayKind, Some> = {
  malicious: { counts: { malicious: 2 } },
  key_dead: { watch: { problem: problem("key_dead") } },
  suspicious: { counts: { suspicious: 1 } },
  offline: { watch: { problem: problem("offline", now + 60_000) } },
  paused: { watch: { paused: { until: null } } },
  checking: { watch: { pass } },
  old: { counts: { waiting: 3 } },
  practice: { watch: { practice: true } },
  well: {},
};

const both = (a: Some, b: Some): Some => ({
  counts: { ...a.counts, ...b.counts },
  watch: { ...a.watch, ...b.watch },
});
const kindOf = (some: Some) => trayState(snapshot(some)).kind;

describe("what the tray shows", () => {
  test.each(trayKinds)("%s, where nothing else holds", (kind) => {
    expect(kindOf(causes[kind])).toBe(kind);
  });

  // One problem at a time: a dead key is told before no network (watch/hindrance.ts).
  const pairs = trayKinds.flatMap((first, n) =>
    trayKinds
      .slice(n + 1)
      .filter((then) => !(first === "key_dead" && then === "offline"))
      .map((then) => [first, then] as const),
  );
  test.each(pairs)("%s before %s", (first, then) => {
    expect(kindOf(both(causes[first], causes[then]))).toBe(first);
  });

  test("no key is a dead key's family, a store that cannot be used that of no network", () => {
    expect(kindOf({ watch: { problem: problem("no_key") } })).toBe("key_dead");
    expect(kindOf({ watch: { problem: problem("store") } })).toBe("offline");
  });

  test("a spent quota is no fault: the next check is when it starts anew", () => {
    const state = trayState(snapshot({ watch: { problem: problem("quota_spent", now + 7_200_000) } }));
    expect(state.kind).toBe("well");
    expect(state.tooltip.does).toEqual({ says: "quota_spent", at: now + 7_200_000 });
  });

  test.each([
    ["a domain was never checked", { counts: { waiting: 1 }, estate: { allCheckedSince: null } }, "waiting"],
    ["a check failed that would have to say whether it is still clean", { counts: { failed: 1 } }, "failed"],
    ["one was not checked for too long", { estate: { allCheckedSince: now - 30 * 86_400_000 } }, "unseen"],
    ["the evidence of all is stale", { estate: { stale: 120 } }, "stale"],
  ] as const)("is never well where %s", (_why, some, says) => {
    const state = trayState(snapshot(some));
    expect(state.kind).toBe("old");
    expect(state.tooltip.stands.says).toBe(says);
  });

  test("stays well where some of the evidence is stale, and a moment before the staleness", () => {
    expect(kindOf({ estate: { stale: 119 } })).toBe("well");
    expect(kindOf({ estate: { allCheckedSince: now - 30 * 86_400_000 + 1 } })).toBe("well");
  });

  test("an empty list is not old: there is nothing that could be", () => {
    const state = trayState(snapshot({ counts: { clean: 0 }, estate: { total: 0, allCheckedSince: null } }));
    expect(state.kind).toBe("well");
    expect(state.tooltip.stands).toEqual({ says: "empty" });
  });
});

describe("the tooltip", () => {
  test("says what was found and what the watch does, whatever the icon is", () => {
    const { tooltip } = trayState(snapshot(both(causes.malicious, causes.paused)));
    expect(tooltip.stands).toEqual({ says: "malicious", count: 2, total: 120 });
    expect(tooltip.does).toEqual({ says: "paused" });
  });

  test("says practice whatever else holds", () => {
    for (const kind of trayKinds)
      expect(trayState(snapshot(both(causes[kind], causes.practice))).tooltip.practice).toBe(true);
  });

  test.each([
    [{ next: [] }, { says: "idle" }],
    [{ next: [{ name: "a.example", typed: "a.example", at: now, why: "due" as const }] }, { says: "soon" }],
    [{}, { says: "next", at: now + 3_600_000 }],
    [{ pass }, { says: "checking", done: 12, total: 120 }],
    [{ pass: { ...pass, stopping: true } }, { says: "stopping", done: 12, total: 120 }],
    [
      { pass, paused: { until: now + 5 } },
      { says: "paused_until", at: now + 5 },
    ],
    [{ paused: { until: null }, problem: problem("quota_spent", now + 9) }, { says: "paused" }],
    [
      { paused: { until: null }, problem: problem("offline", now + 9) },
      { says: "offline", at: now + 9 },
    ],
  ] as const)("of what the watch does: %#", (watch, does) => {
    expect(trayState(snapshot({ watch: watch as Some["watch"] & object })).tooltip.does).toEqual(does);
  });
});

describe("the menu", () => {
  const menuOf = (some: Some) => trayState(snapshot(some)).menu;
  const acts = (items: readonly TrayItem[]): unknown[] =>
    items.flatMap((item) =>
      item.kind === "line" ? [] : item.kind === "menu" ? acts(item.items) : [item.act],
    );
  const ways = [{ do: "open" }, { do: "settings" }, { do: "quit" }];

  test("has a way in, to the settings and out, and no domain where none is bad", () => {
    expect(acts(menuOf({ worst: [domain("a.example", "clean", 0)] }))).toEqual([
      { do: "check_all" },
      ...trayPauses.map((pause) => ({ do: "pause", pause })),
      ...ways,
    ]);
  });

  test("names the worst five, each of which opens, and counts the others", () => {
    const worst = [
      domain("f.example", "failed"),
      domain("s.example", "suspicious", 1),
      domain("m1.example", "malicious", 1),
      domain("m9.example", "malicious", 9),
      domain("w.example", "clean", 0),
      domain("m5.example", "malicious", 5),
      domain("m5a.example", "malicious", 5),
    ];
    const menu = menuOf({ counts: { malicious: 4, suspicious: 1, failed: 2 }, worst });
    expect(acts(menu).slice(0, 6)).toEqual([
      ...["m9", "m5", "m5a", "m1", "s"].map((name) => ({ do: "open_domain", name: `${name}.example` })),
      { do: "open" },
    ]);
    expect(menu[5]).toMatchObject({ text: { says: "more", count: 2 } });
  });

  test("shows progress while a pass runs, and how to stop it; not twice", () => {
    expect(menuOf({ watch: { pass } }).slice(0, 2)).toEqual([
      { kind: "item", text: { says: "checking", done: 12, total: 120 }, act: null },
      { kind: "item", text: { says: "stop" }, act: { do: "stop" } },
    ]);
    const stopping = menuOf({ watch: { pass: { ...pass, stopping: true } } });
    expect(stopping[0]).toMatchObject({ text: { says: "stopping" }, act: null });
    expect(acts(stopping)).not.toContainEqual({ do: "stop" });
  });

  test("offers to resume where it is paused, and to check whatever stands in the way but a missing key", () => {
    const paused = acts(menuOf({ watch: { paused: { until: null } } }));
    expect(paused).toEqual([{ do: "check_all" }, { do: "resume" }, ...ways]);
    expect(acts(menuOf(causes.key_dead))).toContainEqual({ do: "check_all" });
    expect(acts(menuOf({ watch: { problem: problem("no_key") } }))).not.toContainEqual({ do: "check_all" });
    expect(acts(menuOf({ estate: { total: 0 } }))).not.toContainEqual({ do: "check_all" });
  });

  test("a pause ends when it is said to, counted from the click", () => {
    expect(trayPauses.map((pause) => pauseEnds(pause, now, now + 5))).toEqual([
      now + 3_600_000,
      now + 5,
      null,
    ]);
  });
});
