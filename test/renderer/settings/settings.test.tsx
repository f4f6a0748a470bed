import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { SettingsPlace } from "../../../src/renderer/settings/SettingsPlace.tsx";
import type { Settings, SomeSettings } from "../../../src/shared/settings.ts";
import {
  aForecast,
  aKeyState,
  anEstate,
  aPreview,
  aQuota,
  aSettings,
  aWatchState,
} from "../../support/answers.ts";
import {
  answerWith,
  badRequest,
  disconnected,
  later,
  type Procedures,
  refused,
  show,
  storeFailed,
  work,
} from "../../support/window.tsx";

vi.mock("../../../src/renderer/rpc.ts", async () => (await import("../../support/window.tsx")).rpc);

const set = vi.fn<(some: SomeSettings) => void>();
let settings: Settings;

/** Banken, with settings that can be set, and what a test has otherwise. */
function banken(more: Procedures = {}): Procedures {
  return {
    settings: {
      get: () => settings,
      set: (some) => {
        set(some);
        const { limits, ...others } = some;
        settings = { ...settings, ...others, limits: { ...settings.limits, ...limits } } as Settings;
        return settings;
      },
    },
    key: { state: () => aKeyState() },
    host: { state: () => ({ kind: "browser" }) },
    watch: { state: () => aWatchState() },
    domains: {
      estate: () => anEstate({ total: 120 }),
      preview: () => aPreview({ forecast: aForecast({ every: (settings.intervalMinutes ?? 360) * 60_000 }) }),
    },
    data: {
      about: () => ({
        version: "0.1.0",
        runtime: "Node 24.21.0",
        folder: "/home/me/.local/share/banken",
        bytes: 12_300_000,
        domains: 128,
        checks: 4_200,
        reports: 1_100,
        oldestCheckAt: Date.UTC(2026, 0, 2),
      }),
    },
    ...more,
  };
}

const section = (name: string) => within(screen.getByRole("region", { name }));

async function open(procedures: Procedures = banken()) {
  const user = userEvent.setup();
  const shown = show(<SettingsPlace />, { procedures, at: "/settings" });
  await screen.findByRole("region", { name: "Interval" });
  return { user, ...shown };
}

beforeEach(() => {
  set.mockReset();
  settings = aSettings();
});

describe("a change", () => {
  test("is kept at once, and said to be", async () => {
    const { user } = await open();
    await user.click(section("Appearance").getByRole("radio", { name: "Dark" }));
    expect(await section("Appearance").findByText("Saved")).toBeDefined();
    expect(set).toHaveBeenCalledWith({ appearance: "dark" });
    expect(section("Appearance").getByRole<HTMLInputElement>("radio", { name: "Dark" }).checked).toBe(true);
  });

  test("of a number is kept when the field is left, and on Enter", async () => {
    const { user } = await open();
    const days = screen.getByLabelText<HTMLInputElement>("Evidence counts as stale after");
    await user.clear(days);
    await user.type(days, "１４");
    expect(set).not.toHaveBeenCalled();
    await user.tab();
    await waitFor(() => expect(set).toHaveBeenCalledWith({ staleAfterDays: 14 }));
    await waitFor(() => expect(days.value).toBe("14"));
    await user.clear(days);
    await user.type(days, "7{Enter}");
    await waitFor(() => expect(set).toHaveBeenLastCalledWith({ staleAfterDays: 7 }));
  });

  test("that is none asks nothing", async () => {
    const { user } = await open();
    const days = screen.getByLabelText<HTMLInputElement>("Evidence counts as stale after");
    await user.clear(days);
    await user.type(days, "30");
    await user.tab();
    expect(set).not.toHaveBeenCalled();
  });

  test("out of range is told, and what was typed stays", async () => {
    const { user } = await open();
    const days = screen.getByLabelText<HTMLInputElement>("Evidence counts as stale after");
    await user.clear(days);
    await user.type(days, "4000{Enter}");
    expect(await screen.findByText("A whole number from 1 to 3,650.")).toBeDefined();
    expect(days.value).toBe("4000");
    expect(set).not.toHaveBeenCalled();
  });

  test.each([
    [badRequest(), /^Not saved\. Banken does not accept that input/],
    [storeFailed("full"), /^Not saved\. The disk is full/],
    [disconnected(), /^Not saved\. Banken does not answer/],
  ])("that is refused says why, and what was typed stays (%s)", async (thrown, why) => {
    const { user } = await open(
      banken({
        settings: {
          get: () => settings,
          set: () => {
            throw thrown;
          },
        },
      }),
    );
    const field = screen.getByLabelText<HTMLInputElement>("Requests a day");
    await user.type(field, "100");
    await user.tab();
    expect((await section("Quota").findByRole("alert")).textContent).toMatch(why);
    expect(field.value).toBe("100");
  });
});

describe("the interval", () => {
  test("goes with the quota, or is chosen, and says what it comes to", async () => {
    const { user } = await open();
    const interval = section("Interval");
    expect(
      await interval.findByText("120 domains at 500 a day: each is looked at every 6 hours."),
    ).toBeDefined();
    await user.click(interval.getByRole("radio", { name: "At a time of my choosing" }));
    await waitFor(() => expect(set).toHaveBeenCalledWith({ intervalMinutes: 1_440 }));
    expect(await interval.findByText(/each is looked at every day\.$/)).toBeDefined();
    await user.selectOptions(interval.getByLabelText("Unit"), "hours");
    await waitFor(() => expect(set).toHaveBeenLastCalledWith({ intervalMinutes: 60 }));
    const number = interval.getByLabelText("Every");
    await user.clear(number);
    await user.type(number, "12{Enter}");
    await waitFor(() => expect(set).toHaveBeenLastCalledWith({ intervalMinutes: 720 }));
  });

  test("that the quota does not carry is told", async () => {
    settings = aSettings({ intervalMinutes: 30 });
    await open(
      banken({
        domains: {
          estate: () => anEstate({ total: 120 }),
          preview: () => aPreview({ forecast: aForecast() }),
        },
      }),
    );
    expect(
      await section("Interval").findByText(/^You chose every 30 minutes, but the quota does not carry that/),
    ).toBeDefined();
  });

  test("outside its range is told in its own unit", async () => {
    settings = aSettings({ intervalMinutes: 1_440 });
    const { user } = await open();
    const number = section("Interval").getByLabelText("Every");
    await user.clear(number);
    await user.type(number, "91{Enter}");
    expect(await section("Interval").findByText("A whole number from 1 to 90.")).toBeDefined();
    expect(number).toHaveProperty("value", "91");
  });
});

describe("a limit", () => {
  test("is empty where the key's own holds, and can be emptied again", async () => {
    settings = aSettings({ limits: { perMinute: null, perDay: 100, perMonth: null } });
    const { user } = await open(
      banken({
        watch: {
          state: () =>
            aWatchState({
              quota: aQuota({
                windows: [
                  { window: "minute", limit: 4, used: 0, freesAt: null },
                  { window: "day", limit: 100, used: 0, freesAt: null },
                  { window: "month", limit: 15_500, used: 0, freesAt: null },
                ],
              }),
            }),
        },
      }),
    );
    const quota = section("Quota");
    expect(await quota.findByText("The key allows 4.")).toBeDefined();
    expect(quota.getByText("In force: 100.")).toBeDefined();
    await user.clear(quota.getByLabelText("Requests a day"));
    await user.tab();
    await waitFor(() => expect(set).toHaveBeenCalledWith({ limits: { perDay: null } }));
  });

  test("wider than the key's is said not to hold", async () => {
    settings = aSettings({ limits: { perMinute: 1_000, perDay: null, perMonth: null } });
    await open();
    expect(await section("Quota").findByText("The key allows only 4, and that holds.")).toBeDefined();
  });
});

describe("the key", () => {
  test("in use is tested, and what it may do is said", async () => {
    const tested = vi.fn();
    const { user } = await open(
      banken({
        key: {
          state: () => aKeyState({ accepted: null, testedAt: null }),
          test: (input) => {
            tested(input);
            return { result: "accepted", quota: aQuota() };
          },
        },
      }),
    );
    const key = section("Key");
    expect(await key.findByText(/VirusTotal was not asked about it yet/)).toBeDefined();
    await user.click(key.getByRole("button", { name: "Test" }));
    expect(
      await key.findByText(
        "VirusTotal accepts the key. It may ask 4 times a minute, 500 times a day and 15,500 times a month.",
      ),
    ).toBeDefined();
    expect(tested).toHaveBeenCalledWith({});
  });

  test("is forgotten only after it was asked for twice", async () => {
    let state = aKeyState();
    const forgot = vi.fn();
    const { user } = await open(
      banken({
        key: {
          state: () => state,
          forget: () => {
            forgot();
            state = aKeyState({ source: "none", accepted: null, testedAt: null });
            return state;
          },
        },
      }),
    );
    await user.click(await section("Key").findByRole("button", { name: "Forget" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Forget the key?" }));
    await user.click(dialog.getByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(forgot).not.toHaveBeenCalled();
    await user.click(section("Key").getByRole("button", { name: "Forget" }));
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Forget" }));
    expect(await section("Key").findByText("There is no key yet: nothing is checked.")).toBeDefined();
  });

  test.each([
    ["environment", /BANKEN_API_KEY/],
    ["practice", /Practice mode has a key of its own/],
  ] as const)("that is of the %s cannot be changed here, and why is said", async (source, why) => {
    await open(banken({ key: { state: () => aKeyState({ source }) } }));
    expect(await section("Key").findByText(why)).toBeDefined();
    expect(section("Key").queryByRole("button", { name: "Replace" })).toBeNull();
    expect(screen.queryByLabelText("VirusTotal API key")).toBeNull();
  });
});

describe("data", () => {
  test("is where it is, with its numbers", async () => {
    await open();
    const data = section("Data");
    expect(await data.findByText("/home/me/.local/share/banken")).toBeDefined();
    expect(data.getByText("12.3 MB")).toBeDefined();
    expect(data.getByText("4,200")).toBeDefined();
  });

  test("the list is handed to the browser as a file", async () => {
    const made: Blob[] = [];
    vi.stubGlobal(
      "URL",
      Object.assign(URL, {
        createObjectURL: (blob: Blob) => `blob:${made.push(blob)}`,
        revokeObjectURL() {},
      }),
    );
    const clicked: string[] = [];
    const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      clicked.push(this.download);
    });
    const { user } = await open(
      banken({
        data: {
          exportList: ({ format }) => ({ filename: `banken.${format}`, type: "text/csv", text: "a,b\r\n" }),
        },
      }),
    );
    await user.click(screen.getByRole("button", { name: "Table (CSV)" }));
    expect(await screen.findByText("“banken.csv” is being saved.")).toBeDefined();
    expect(clicked).toEqual(["banken.csv"]);
    expect([made.length, made[0]?.type, made[0]?.size]).toEqual([1, "text/csv", 5]);
    click.mockRestore();
  });

  test("logs are written where a person says, and a folder that cannot be used is told", async () => {
    const asked = vi.fn();
    const { user } = await open(
      banken({
        data: {
          exportLogs: (input) => {
            asked(input);
            if (input.folder === "logs") throw refused("not_absolute");
            return work({
              files: 42,
              folder: "/tmp/logs/Log",
              leftOut: [{ what: "long.example", why: "name_too_long", code: null }],
              skipped: 3,
            });
          },
        },
      }),
    );
    await user.click(screen.getByRole("button", { name: "Write logs" }));
    expect(screen.getByText("Write a folder first.")).toBeDefined();
    const folder = screen.getByLabelText("Folder on this machine");
    await user.type(folder, "logs");
    await user.click(screen.getByRole("button", { name: "Write logs" }));
    expect(await screen.findByText("Write the folder's whole path, from the root on.")).toBeDefined();
    expect(folder).toHaveProperty("value", "logs");
    await user.clear(folder);
    await user.type(folder, "/tmp/logs");
    await user.selectOptions(screen.getByLabelText("Time zone of the folders' names"), "Asia/Tokyo");
    await user.click(screen.getByRole("button", { name: "Write logs" }));
    expect(await screen.findByText("42 files written to /tmp/logs/Log.")).toBeDefined();
    expect(screen.getByText("long.example: too long for a file name")).toBeDefined();
    expect(screen.getByText("and 2 more")).toBeDefined();
    expect(asked).toHaveBeenLastCalledWith({ folder: "/tmp/logs", timeZone: "Asia/Tokyo" });
  });

  test("the reading of logs says how far it is, and can be stopped", async () => {
    const reading = later<never>();
    const { user } = await open(
      banken({
        data: {
          importLogs: (_, { signal }) => {
            signal?.addEventListener("abort", () => reading.reject(new DOMException("", "AbortError")));
            return work(reading.promise, { done: 20, total: 1_200 });
          },
        },
      }),
    );
    await user.type(screen.getByLabelText("Folder on this machine"), "/tmp/logs");
    await user.click(screen.getByRole("button", { name: "Read logs" }));
    await screen.findByText("20 of 1,200 files");
    const bar = screen.getByRole("progressbar", { name: "How far it is" });
    expect([bar.ariaValueNow, bar.ariaValueMax]).toEqual(["20", "1200"]);
    await user.click(screen.getByRole("button", { name: "Stop" }));
    expect(await screen.findByText("Stopped. What was done by then stays.")).toBeDefined();
    expect(screen.queryByRole("progressbar")).toBeNull();
  });

  test("thinning says how far it is, and can be stopped, before and while anything goes", async () => {
    let thinning = later<never>();
    const { user } = await open(
      banken({
        data: {
          thin: ({ dryRun }, { signal }) => {
            thinning = later<never>();
            signal?.addEventListener("abort", () => thinning.reject(new DOMException("", "AbortError")));
            const seen = { checks: 1, reports: 0, bytes: 10 };
            return work(dryRun && looked ? seen : thinning.promise, { done: 3, total: 40 });
          },
        },
      }),
    );
    let looked = false;
    await user.click(screen.getByRole("radio", { name: "Thin out old checks that changed nothing" }));
    await user.click(screen.getByRole("button", { name: "See what would go" }));
    await screen.findByText("3 of 40 domains");
    await user.click(screen.getByRole("button", { name: "Stop" }));
    await screen.findByText("Stopped. Nothing was changed.");
    looked = true;
    await user.click(screen.getByRole("button", { name: "See what would go" }));
    await user.click(await screen.findByRole("button", { name: "Thin out now, and keep to it" }));
    await screen.findByText("3 of 40 domains");
    await user.click(screen.getByRole("button", { name: "Stop" }));
    await screen.findByText("Stopped. What was done by then stays.");
  });

  test("nothing is thinned out before it was said what would go", async () => {
    const thinned = vi.fn();
    const { user } = await open(
      banken({
        data: {
          thin: (input) => {
            thinned(input);
            return work({ checks: 1_200, reports: 40, bytes: 2_500_000 });
          },
          about: () => {
            throw disconnected();
          },
        },
      }),
    );
    await user.click(screen.getByRole("radio", { name: "Thin out old checks that changed nothing" }));
    expect(set).not.toHaveBeenCalled();
    await user.click(screen.getByRole("button", { name: "See what would go" }));
    expect(await screen.findByText(/^1,200 checks and 40 answers would go \(2\.5 MB\)/)).toBeDefined();
    expect(thinned).toHaveBeenCalledExactlyOnceWith({ days: 365, dryRun: true });
    const days = screen.getByLabelText("Older than (days)");
    fireEvent.change(days, { target: { value: "90" } });
    expect(screen.queryByRole("button", { name: "Thin out now, and keep to it" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "See what would go" }));
    await user.click(await screen.findByRole("button", { name: "Thin out now, and keep to it" }));
    expect(await screen.findByText(/^1,200 checks and 40 answers are gone/)).toBeDefined();
    expect(set).toHaveBeenCalledWith({ retentionDays: 90 });
    expect(thinned).toHaveBeenLastCalledWith({ days: 90, dryRun: false });
    expect(screen.getByText("In force: what is older than 90 days is thinned out.")).toBeDefined();
    await user.click(screen.getByRole("radio", { name: "Keep everything" }));
    await waitFor(() => expect(set).toHaveBeenLastCalledWith({ retentionDays: null }));
  });
});

test("practice is turned on and off", async () => {
  const { user } = await open(
    banken({
      practice: {
        set: ({ on }) => {
          settings = { ...settings, practice: on };
          return settings;
        },
      },
    }),
  );
  const practice = screen.getByRole<HTMLInputElement>("switch", { name: "Practice mode" });
  await user.click(practice);
  await waitFor(() => expect(practice.checked).toBe(true));
  await user.click(practice);
  await waitFor(() => expect(practice.checked).toBe(false));
});

test("settings that cannot be read are asked for again", async () => {
  const user = userEvent.setup();
  show(<SettingsPlace />, {
    procedures: {
      settings: {
        get: () => {
          throw disconnected();
        },
      },
    },
  });
  expect(await screen.findByText(/^The settings could not be read\..*Banken does not answer/)).toBeDefined();
  answerWith(banken());
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("region", { name: "Interval" })).toBeDefined();
});

test("an address with a part goes there", async () => {
  const scrolled: string[] = [];
  Element.prototype.scrollIntoView = function () {
    scrolled.push(this.id);
  };
  show(<SettingsPlace />, { procedures: banken(), at: "/settings#key" });
  await waitFor(() => expect(scrolled).toEqual(["key"]));
  await act(async () => {
    window.location.hash = "#data";
  });
  await waitFor(() => expect(scrolled).toEqual(["key", "data"]));
});

test("in Japanese, with each language in its own", async () => {
  show(<SettingsPlace />, { procedures: banken(), language: "ja" });
  const language = within(await screen.findByRole("region", { name: "言語" }));
  expect(language.getByRole("radio", { name: "English" })).toBeDefined();
  expect(language.getByRole("radio", { name: "日本語" })).toBeDefined();
});
