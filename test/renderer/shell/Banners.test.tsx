import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Banners } from "../../../src/renderer/shell/Banners.tsx";
import type { problems, WatchState } from "../../../src/shared/contract/watch.ts";
import { anEstate, aWatchState, now } from "../../support/answers.ts";
import { disconnected, type Procedures, show, storeFailed } from "../../support/window.tsx";

vi.mock("../../../src/renderer/rpc.ts", async () => (await import("../../support/window.tsx")).rpc);

const problem = (kind: (typeof problems)[number]): Partial<WatchState> => ({
  problem: { kind, detail: null, since: now, retryAt: null },
});

function open(state: Partial<WatchState>, { at = "/domains", total = 3, more = {} as Procedures } = {}) {
  show(<Banners connection="connected" updated={false} />, {
    at,
    procedures: {
      ...more,
      domains: { estate: () => anEstate({ total }) },
      watch: { state: () => aWatchState(state), ...more.watch },
    },
  });
  return userEvent.setup();
}

const link = async () => (await screen.findByRole<HTMLAnchorElement>("link")).getAttribute("href");

test("without a key the way leads to its field, and where there is no list either, to Welcome", async () => {
  open(problem("no_key"));
  await screen.findByText("There is no VirusTotal key: nothing is checked.");
  expect(await link()).toBe("/settings#key");
});

test("without a key and without a list the way leads to Welcome", async () => {
  open(problem("no_key"), { total: 0 });
  await screen.findByText("Set it up");
  expect(await link()).toBe("/welcome");
});

test("Welcome asks for a key itself, but says that one is dead", async () => {
  open({ ...problem("no_key"), paused: { until: null } }, { at: "/welcome" });
  await screen.findByText(/^The watch is paused/);
  expect(screen.queryByText(/There is no VirusTotal key/)).toBeNull();
  open(problem("key_dead"), { at: "/welcome" });
  await screen.findByText(/does not accept the key any more/);
});

test("paused says what still goes, until when, and is resumed", async () => {
  const resume = vi.fn(() => aWatchState());
  const user = open({ paused: { until: null } }, { more: { watch: { resume } } });
  await screen.findByText("The watch is paused. Nothing is checked by itself until you resume.");
  await user.click(screen.getByRole("button", { name: "Resume" }));
  expect(resume).toHaveBeenCalledTimes(1);
});

test("what cannot be done is told: resuming, and leaving practice", async () => {
  const user = open(
    { practice: true, paused: { until: null } },
    {
      more: {
        watch: { resume: () => Promise.reject(storeFailed("full")) },
        practice: { set: () => Promise.reject(disconnected()) },
      },
    },
  );
  await user.click(await screen.findByRole("button", { name: "Resume" }));
  await screen.findByText(/^The disk is full/);
  await user.click(screen.getByRole("button", { name: "Leave practice" }));
  await screen.findByText("Banken does not answer. It was probably stopped.");
});

test("no connection and no sign-in are said, an update only while there is a Banken to reload from", async () => {
  const procedures = { domains: { estate: () => anEstate() }, watch: { state: () => aWatchState() } };
  const at = (connection: "lost" | "signed_out" | "connected") => {
    const { unmount } = show(<Banners connection={connection} updated />, { procedures });
    const said = [screen.queryByRole("alert")?.textContent ?? "", screen.queryByRole("button")?.textContent];
    unmount();
    return said;
  };
  expect(at("lost")).toEqual([expect.stringMatching(/^Banken does not answer/), undefined]);
  expect(at("signed_out")).toEqual([expect.stringMatching(/not signed in any more/), undefined]);
  expect(at("connected")).toEqual(["", "Reload the window"]);
});
