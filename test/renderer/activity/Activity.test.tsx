import { notifications } from "@mantine/notifications";
import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Activity } from "../../../src/renderer/activity/Activity.tsx";
import { formatIn } from "../../../src/renderer/format.ts";
import type { PastPass, WatchState } from "../../../src/shared/contract/watch.ts";
import { anEstate, aQuota, aWatchState } from "../../support/answers.ts";
import { disconnected, type Procedures, refused, show, type WindowOptions } from "../../support/window.tsx";

vi.mock("../../../src/renderer/rpc.ts", async () => (await import("../../support/window.tsx")).rpc);

const now = new Date(2026, 10, 24, 14, 5).getTime();
const [second, minute, hour] = [1_000, 60_000, 3_600_000];
const format = formatIn("en");

beforeEach(() => {
  // The clock stands still but where a test moves it. What is asked and answered takes its own time.
  vi.useFakeTimers({ now, toFake: ["Date", "setInterval", "clearInterval"] });
});
afterEach(() => {
  notifications.clean();
  vi.useRealTimers();
});

/** Lets time go by, on the screen as well. */
const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));
const click = async (name: string) => {
  await userEvent.click(await screen.findByRole("button", { name }));
};

const counts = { checked: 12, malicious: 2, suspicious: 1, clean: 6, unrated: 2, unknown: 1, failed: 0 };
const running = {
  id: 4,
  startedAt: now - 3 * minute,
  total: 120,
  done: 12,
  endsAt: now + 27 * minute,
  counts,
  stopping: false,
};
const [rolling, day, month] = aQuota().windows;
const shut = aQuota({ windows: [{ ...rolling, used: 4, freesAt: now + 20 * second }, day, month] });

/** A Banken whose watch is in a state; what it is told to do is written down. */
function banken(state: Partial<WatchState> = {}, more: Procedures = {}) {
  const told: unknown[] = [];
  const answer = (what: string, next: Partial<WatchState>) => (input: unknown) => {
    told.push([what, input]);
    return aWatchState({ now, ...state, ...next });
  };
  const procedures: Procedures = {
    ...more,
    watch: {
      state: answer("state", {}),
      pause: answer("pause", { pass: null, paused: { until: now + hour } }),
      resume: answer("resume", { paused: null }),
      stop: answer("stop", { pass: { ...running, stopping: true } }),
      passes: () => ({ passes: [], total: 0 }),
      failures: () => ({ failures: [], total: 0 }),
      usage: () => ({ days: [], perDay: 500 }),
      ...more.watch,
    },
    domains: {
      estate: () => anEstate({ total: 128 }),
      checkNow: (which) => {
        told.push(["check", which]);
        return { queued: 128 };
      },
      ...more.domains,
    },
  };
  const asked = () => told.filter((each) => Array.isArray(each) && each[0] === "state").length;
  return { procedures, told, asked };
}

function open(procedures: Procedures, options: WindowOptions = {}) {
  return show(<Activity />, { procedures, at: "/activity", ...options });
}

const title = () => screen.getByRole("heading", { level: 1 }).textContent;
const section = (name: string) => within(screen.getByRole("region", { name }));

describe("a pass under way", () => {
  test("says how far it is, to what, when it will be done, and what it waits for; time goes by of itself", async () => {
    const { procedures, asked } = banken({ pass: running, quota: shut });
    open(procedures);
    await screen.findByText(/^Done by/);
    expect(title()).toBe("Checking 12 of 120");
    screen.getByText(
      "Done by 14:32, in 27 min. Waiting for the minute's quota: the next request goes in 20 s.",
    );
    expect(screen.getByRole("progressbar").getAttribute("aria-valuetext")).toBe("12 of 120 checked");
    expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toContain("2 malicious");
    pass(5 * second);
    screen.getByText(
      "Done by 14:32, in 26 min 55 s. Waiting for the minute's quota: the next request goes in 15 s.",
    );
    expect(asked()).toBe(1);
  });

  test("asks anew when what was told of the quota runs out", async () => {
    const soon = aQuota({ windows: [{ ...rolling, used: 4, freesAt: now + 20 }, day, month] });
    const { procedures, asked } = banken({ pass: running, quota: soon });
    open(procedures);
    await screen.findByText(/^Done by/);
    await vi.waitFor(() => expect(asked()).toBe(2));
  });

  test("says so where the quota ends before the list does", async () => {
    const { procedures } = banken({ pass: { ...running, endsAt: null } });
    open(procedures);
    await screen.findByText("The quota does not carry all of it: the rest waits.");
  });

  test("can be stopped", async () => {
    const { procedures, told } = banken({ pass: running });
    open(procedures);
    await click("Stop");
    await waitFor(() => expect(title()).toBe("Stopping at 12 of 120"));
    expect(told).toContainEqual(["stop", undefined]);
    expect(screen.getByRole("button", { name: "Stop" }).hasAttribute("disabled")).toBe(true);
  });
});

describe("the watch", () => {
  test.each([
    ["For 1 hour", now + hour],
    ["Until tomorrow, 08:00", new Date(2026, 10, 25, 8).getTime()],
    ["Until I resume it", null],
  ])("is paused: %s", async (item, until) => {
    const { procedures, told } = banken();
    open(procedures);
    await click("Pause");
    await userEvent.click(await screen.findByRole("menuitem", { name: item }));
    await waitFor(() => expect(title()).toMatch(/^Paused until 15:0/));
    const [, input] = told.find((each): each is [string, { until: number | null }] =>
      Array.isArray(each) ? each[0] === "pause" : false,
    ) ?? ["", { until: -1 }];
    expect(input.until).toBe(until);
  });

  test("is resumed, and says meanwhile when it goes on by itself", async () => {
    const { procedures, told } = banken({ paused: { until: now + 90 * minute } });
    open(procedures);
    await screen.findByText(/It goes on by itself in 1 h 30 min\.$/);
    expect(title()).toBe("Paused until 15:35");
    await click("Resume");
    await vi.waitFor(() => expect(told).toContainEqual(["resume", undefined]));
    await screen.findByRole("button", { name: "Pause" });
  });

  test.each([
    [{ kind: "no_key", detail: null, since: now, retryAt: null }, "Nothing is checked: there is no key"],
    [
      { kind: "key_dead", detail: null, since: now, retryAt: null },
      "Nothing is checked: VirusTotal does not accept the key",
    ],
    [
      { kind: "offline", detail: null, since: now, retryAt: now + 95 * second },
      "Waiting: VirusTotal cannot be reached",
    ],
  ] as const)("says why it does not ask, and what is to be done: %o", async (problem, words) => {
    const { procedures } = banken({ problem });
    open(procedures);
    await screen.findByRole("heading", { name: words });
    if (problem.retryAt !== null) screen.getByText("Tried again in 1 min 35 s (14:06).");
  });

  test.each([
    ["no_key", "Nothing can be checked: there is no key."],
    ["key_dead", "Nothing can be checked: VirusTotal does not accept the key."],
  ] as const)("promises nothing and offers nothing: %s", async (kind, why) => {
    const failures = ["a", "b"].map((name) => ({
      name,
      typed: name,
      at: now - hour,
      reason: "timeout" as const,
      detail: null,
      verdict: null,
    }));
    const { procedures } = banken(
      { problem: { kind, detail: null, since: now, retryAt: null } },
      { watch: { failures: () => ({ failures, total: 2 }) } },
    );
    open(procedures);
    const check = await screen.findByRole("button", { name: "Check everything now" });
    await screen.findByText(why);
    expect(check.hasAttribute("disabled")).toBe(true);
    expect(document.getElementById(check.getAttribute("aria-describedby") ?? "")?.textContent).toBe(why);
    await screen.findByRole("button", { name: "Check these again" });
    for (const again of screen.getAllByRole("button", { name: /again/ }))
      expect(again.hasAttribute("disabled")).toBe(true);
    section("Next").getByText("Nothing will be checked until there is a key that VirusTotal accepts.");
    expect(section("Quota").queryByText(/may go/)).toBeNull();
    // The banner above every place has the way to the key.
    expect(screen.queryByRole("link", { name: "To the key" })).toBeNull();
  });

  test("that is paused until somebody resumes it does not say that nothing is due", async () => {
    const { procedures } = banken({ paused: { until: null } });
    open(procedures);
    await screen.findByRole("heading", { name: "Next" });
    section("Next").getByText("While the watch is paused, only what you asked for is checked.");
  });

  test("that cannot be asked says so, and is asked again", async () => {
    let away = true;
    const { procedures } = banken();
    const state = () => {
      if (away) throw disconnected();
      return aWatchState({ now });
    };
    open({ ...procedures, watch: { ...procedures.watch, state } });
    await screen.findByText("Banken does not answer. It was probably stopped.");
    away = false;
    await click("Try again");
    await screen.findByRole("heading", { name: "Quota" });
  });
});

describe("checking everything now", () => {
  test("says first what it costs, then what was queued", async () => {
    const { procedures, told } = banken();
    open(procedures);
    await screen.findByText("That is 128 requests; 288 are left today.");
    await click("Check everything now");
    await screen.findByText("128 domains will be checked next.");
    expect(told).toContainEqual(["check", { filter: {} }]);
  });

  test("says why not, where it is refused", async () => {
    const checkNow = () => {
      throw refused("paused");
    };
    const { procedures } = banken({}, { domains: { checkNow } });
    open(procedures);
    await screen.findByText(/128 requests/);
    await click("Check everything now");
    await screen.findByText(/paused/, { selector: ".mantine-Notification-description" });
  });

  test("is not offered for an empty list", async () => {
    const { procedures } = banken({}, { domains: { estate: () => anEstate() } });
    open(procedures);
    await screen.findByRole("heading", { name: "Nothing to check yet" });
    expect(screen.getByRole("button", { name: "Check everything now" }).hasAttribute("disabled")).toBe(true);
  });
});

describe("the quota", () => {
  test("tells each window in numbers, in words, and when it is full again", async () => {
    const { procedures } = banken({ quota: shut });
    open(procedures);
    const meters = await screen.findAllByRole("meter");
    expect(meters.map((meter) => [meter.ariaLabel, meter.getAttribute("aria-valuetext")])).toEqual([
      ["This minute", "4 of 4 used"],
      [`Today, to ${format.clock(day.freesAt ?? 0)}`, "212 of 500 used"],
      ["November", "8,410 of 15,500 used"],
    ]);
    const quota = section("Quota");
    quota.getByText("the next request may go in 20 s");
    quota.getByText("288 left");
    quota.getByText(new RegExp(`^full again ${format.moment(month.freesAt ?? 0, now)}, in `));
    quota.getByText("What VirusTotal says this key may do, or the tighter limits of your settings.");
  });

  test("says where a public key's limits stand in, and when VirusTotal asked for quiet", async () => {
    const { procedures } = banken({ quota: aQuota({ known: false, quietUntil: now + 30 * second }) });
    open(procedures);
    await screen.findByText(/Until then, a public key's limits hold\.$/);
    screen.getByText("VirusTotal asked for quiet for another 30 s.");
  });

  test("has practice's short minute", async () => {
    const { procedures } = banken({ practice: true, minute: 3_000 });
    open(procedures);
    await screen.findByRole("meter", { name: "These 3 seconds" });
    screen.getByText("The practice key's own. Here a minute lasts 3 seconds.");
  });

  test("is charted by day, with the limit, and there as a table too", async () => {
    const usage = () => ({
      days: [
        { day: "2026-11-23", requests: 480 },
        { day: "2026-11-24", requests: 20 },
      ],
      perDay: 500,
    });
    const { procedures } = banken({}, { watch: { usage } });
    open(procedures);
    await screen.findByRole("img", {
      name: "Requests of each UTC day from 23 Nov to 24 Nov: 500 in all, 480 at most on one day. The limit is 500 a day.",
    });
    screen.getByText("limit 500");
    const rows = section("Requests a day").getAllByRole("row", { hidden: true });
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      "Day (UTC)Requests",
      "24 Nov20",
      "23 Nov480",
    ]);
  });
});

describe("what is next", () => {
  test("says when and why, and goes by", async () => {
    const next = [
      { name: "a.example", typed: "a.example", at: now - second, why: "asked" },
      { name: "xn--wgv71a.example", typed: "日本.example", at: now + 40 * second, why: "bad" },
      { name: "c.example", typed: "c.example", at: now + 26 * hour, why: "due" },
    ] as const;
    const { procedures } = banken({ next });
    open(procedures);
    const rows = async () =>
      within(await screen.findByRole("region", { name: "Next" }))
        .getAllByRole("row")
        .slice(1)
        .map(({ textContent }) => textContent);
    expect(await rows()).toEqual([
      "a.examplenowyou asked for it",
      "日本.examplein 40 seconds 14:05it is flagged",
      "c.examplein 1 day 25 Nov, 16:05its turn comes",
    ]);
    expect(screen.getByRole("link", { name: "日本.example" }).getAttribute("href")).toBe(
      "/domains/xn--wgv71a.example",
    );
    pass(10 * second);
    expect((await rows())[1]).toBe("日本.examplein 30 seconds 14:05it is flagged");
  });
});

describe("failures", () => {
  test("stand by their reason, in words, with what still holds, and can be checked again", async () => {
    const failures = Array.from({ length: 7 }, (_, n) => ({
      name: `host${n}.example`,
      typed: `host${n}.example`,
      at: now - hour,
      reason: n === 6 ? ("bad_response" as const) : ("timeout" as const),
      detail: n === 6 ? "not JSON" : null,
      verdict: n === 6 ? ("clean" as const) : null,
    }));
    const { procedures, told } = banken({}, { watch: { failures: () => ({ failures, total: 9 }) } });
    open(procedures);
    await screen.findByRole("heading", { name: "no answer in time 6" });
    const failed = section("Failed");
    expect(failed.getAllByRole("listitem")).toHaveLength(6);
    expect(failed.getByText("not JSON").closest("li")?.textContent).toContain("still known as clean");
    expect(failed.getByText("2 more domains failed. All of them are in the list.").getAttribute("href")).toBe(
      "/domains?is=failed",
    );
    await click("Show 1 more");
    expect(failed.getAllByRole("listitem")).toHaveLength(7);
    await click("Check again: host6.example");
    await click("Check these again");
    const names = failures.slice(0, 6).map(({ name }) => name);
    await vi.waitFor(() =>
      expect(told.slice(-2)).toEqual([
        ["check", { names: ["host6.example"] }],
        ["check", { names }],
      ]),
    );
  });
});

describe("the passes", () => {
  const past = (id: number, more: Partial<PastPass> = {}): PastPass => ({
    id,
    startedAt: now - hour,
    finishedAt: now - hour + 29 * minute + 12 * second,
    ending: "done",
    total: 12,
    counts,
    requests: 14,
    ...more,
  });

  test("tell when, how long, what came of them, and how they ended", async () => {
    const passes = [
      past(2),
      past(1, { ending: "unfinished", finishedAt: null, requests: null, counts: { ...counts, checked: 5 } }),
    ];
    const { procedures } = banken({}, { watch: { passes: () => ({ passes, total: 2 }) } });
    open(procedures);
    await screen.findByText("cut off");
    const table = section("Passes").getByRole("table");
    const rows = within(table)
      .getAllByRole("row")
      .map((row) =>
        [...row.querySelectorAll("th, td")].map((cell) => cell.textContent?.replace("\u00a0", " ")),
      );
    expect(rows[0]?.slice(3, 9)).toEqual([
      "malicious",
      "suspicious",
      "clean",
      "unrated",
      "unknown",
      "failed",
    ]);
    expect(rows.slice(1).map((row) => row.map((cell) => cell?.replaceAll("\u00a0", " ")))).toEqual([
      ["13:05", "29 min 12 s", "12", "2", "1", "6", "2", "1", "0", "14", "done"],
      ["13:05", "–", "5 of 12", "2", "1", "6", "2", "1", "0", "not kept", "cut off"],
    ]);
  });

  test.each([
    ["interrupted", "stopped", "停止"],
    ["unauthorized", "the key was not accepted", "終了（APIキー拒否）"],
    ["quota_exceeded", "the quota was used up", "終了（クォータ切れ）"],
    ["network", "VirusTotal was not reached", "終了（接続不可）"],
  ] as const)("ended %s: %s", async (ending, english, japanese) => {
    const { procedures } = banken(
      {},
      { watch: { passes: () => ({ passes: [past(1, { ending })], total: 1 }) } },
    );
    const shown = open(procedures);
    await screen.findByRole("cell", { name: english });
    shown.unmount();
    open(procedures, { language: "ja" });
    await screen.findByRole("cell", { name: japanese });
  });

  test("go on where they end", async () => {
    const all = Array.from({ length: 23 }, (_, n) => past(23 - n));
    const passes: NonNullable<NonNullable<Procedures["watch"]>["passes"]> = ({ offset = 0, limit = 20 }) => ({
      passes: all.slice(offset, offset + limit),
      total: all.length,
    });
    const { procedures } = banken({}, { watch: { passes } });
    open(procedures);
    await click("Show more");
    await waitFor(() => expect(section("Passes").getAllByRole("row")).toHaveLength(24));
    expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
  });
});
