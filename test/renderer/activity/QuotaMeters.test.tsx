import { screen, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { QuotaMeters } from "../../../src/renderer/activity/QuotaMeters.tsx";
import type { Next, WatchState } from "../../../src/shared/contract/watch.ts";
import type { Language } from "../../../src/shared/i18n.ts";
import { aWatchState } from "../../support/answers.ts";
import { show } from "../../support/window.tsx";

vi.mock("../../../src/renderer/rpc.ts", async () => (await import("../../support/window.tsx")).rpc);

const far = new Date(2099, 10, 24, 14, 20).getTime();
const next = (why: Next["why"], at = far): Next => ({ name: "shop.example", typed: "shop.example", at, why });

/** What the foot says under its meters. */
async function foot(state: Partial<WatchState>, language: Language = "en") {
  const shown = show(<QuotaMeters />, {
    language,
    procedures: { watch: { state: () => aWatchState(state) } },
  });
  await within(shown.container).findAllByRole("meter");
  return shown.container.querySelector("p")?.textContent ?? null;
}

test("three meters, each with its numbers beside it", async () => {
  await foot({});
  expect(screen.getAllByRole("meter").map(({ ariaLabel }) => ariaLabel)).toEqual([
    "This minute",
    expect.stringMatching(/^Today, to /),
    "November",
  ]);
  for (const numbers of ["3/4", "212/500", "8,410/15,500"]) screen.getByText(numbers);
});

describe("what is next, and why", () => {
  test.each([
    ["asked", "because you asked for it"],
    ["new", "because it is new"],
    ["failed", "because its last check failed"],
    ["bad", "because it is flagged"],
    ["due", "because its turn comes"],
  ] as const)("%s", async (why, words) => {
    expect(await foot({ next: [next(why)] })).toBe(`Next: shop.example on 24 Nov 2099, 14:20, ${words}`);
  });

  test("what is due already is next now", async () => {
    expect(await foot({ next: [next("due", 5)] })).toBe("Next: shop.example now, because its turn comes");
  });

  test("in Japanese", async () => {
    expect(await foot({ next: [next("bad")] }, "ja")).toBe(
      "次の確認: shop.example（2099年11月24日 14:20、検出があるため）",
    );
  });

  test("a name is shown as it is, whatever is in it", async () => {
    const typed = "<name>{{at}}</name>.example";
    expect(await foot({ next: [{ ...next("new", 5), typed }] })).toContain(typed);
  });

  test("is not told where it will not come", async () => {
    expect(await foot({ next: [next("due")], paused: { until: null } })).toBeNull();
  });

  test("gives way to the pass under way", async () => {
    const counts = { checked: 12, malicious: 0, suspicious: 0, clean: 12, unrated: 0, unknown: 0, failed: 0 };
    const pass = { id: 1, startedAt: 5, total: 120, done: 12, endsAt: far, counts, stopping: false };
    expect(await foot({ next: [next("due")], pass })).toBe("Checking 12 of 120, done by 24 Nov 2099, 14:20");
    expect(await foot({ pass: { ...pass, endsAt: null } })).toBe("Checking 12 of 120");
    expect(await foot({ pass: { ...pass, stopping: true } })).toBe("Stopping at 12 of 120");
  });
});
