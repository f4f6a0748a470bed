import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { SettingsPlace } from "../../../src/renderer/settings/SettingsPlace.tsx";
import type { DesktopState, TestedNotification, Updates } from "../../../src/shared/contract/host.ts";
import { aKeyState, anEstate, aPreview, aSettings, aWatchState, now } from "../../support/answers.ts";
import { later, type Procedures, refused, show } from "../../support/window.tsx";

vi.mock("../../../src/renderer/rpc.ts", async () => (await import("../../support/window.tsx")).rpc);

type Possible = Exclude<Updates, { state: "impossible" }>;

const updates = (some: Partial<Possible> = {}): Possible => ({
  state: "up_to_date",
  version: null,
  fault: null,
  lookedAt: now,
  nextAt: now + 3_600_000,
  password: false,
  ...some,
});

const aDesktop = (some: Partial<DesktopState> = {}): DesktopState => ({
  kind: "desktop",
  system: "linux",
  notifications: { state: "ready" },
  startAtLogin: { state: "off" },
  updates: updates(),
  ...some,
});

function banken(host: NonNullable<Procedures["host"]>): Procedures {
  return {
    host,
    settings: { get: () => aSettings() },
    key: { state: () => aKeyState() },
    watch: { state: () => aWatchState() },
    domains: { estate: () => anEstate(), preview: () => aPreview() },
    data: {
      about: () => ({
        version: "0.1.0",
        runtime: "Electron 45.4.1",
        folder: "/home/me/.local/share/banken",
        bytes: 1,
        domains: 0,
        checks: 0,
        reports: 0,
        oldestCheckAt: null,
      }),
    },
  };
}

/** Opens Settings on a desktop, and gives the section of it. */
async function open(state: DesktopState, more: Procedures["host"] = {}) {
  const user = userEvent.setup();
  show(<SettingsPlace />, { procedures: banken({ state: () => state, ...more }), at: "/settings" });
  const section = within(await screen.findByRole("region", { name: "This computer" }));
  return { user, section };
}

test("in a browser there is no word of the computer", async () => {
  show(<SettingsPlace />, { procedures: banken({ state: () => ({ kind: "browser" }) }), at: "/settings" });
  await screen.findByRole("region", { name: "Data" });
  expect(screen.queryByText("This computer")).toBe(null);
});

test("on the desktop the section is on the page, and in its contents", async () => {
  await open(aDesktop());
  const contents = within(screen.getByRole("navigation", { name: "On this page" }));
  expect(contents.getByRole("link", { name: "This computer" }).getAttribute("href")).toBe("#computer");
});

describe("notifications", () => {
  test.each([
    ["linux", /Install a notification service/],
    ["mac", /not signed/],
    ["windows", /Settings, System, Notifications/],
  ] as const)("that %s does not show are told, with what to do", async (system, help) => {
    const { section } = await open(aDesktop({ system, notifications: { state: "unsupported" } }));
    expect(section.getByText(/This system has nothing that shows notifications/)).toBeDefined();
    expect(section.getByText(help)).toBeDefined();
  });

  test("that the system refused are told in its own words", async () => {
    const notifications = { state: "failed", detail: "not <b>allowed</b>", at: now } as const;
    const { section } = await open(aDesktop({ system: "mac", notifications }));
    expect(section.getByText(/refused the last one, at .*: “not <b>allowed<\/b>”/)).toBeDefined();
  });

  test.each<[TestedNotification["result"], RegExp]>([
    ["shown", /The system says that it was shown/],
    ["failed", /The system refused it/],
    ["unsupported", /Nothing was shown/],
    ["silent", /did not say what became of it/],
  ])("are tried, and what came of it is told: %s", async (result, said) => {
    const { user, section } = await open(aDesktop(), {
      testNotification: () => ({ result, detail: null }),
    });
    await user.click(section.getByRole("button", { name: "Show a test notification" }));
    expect(await section.findByText(said)).toBeDefined();
  });
});

describe("the start at login", () => {
  test("is switched, and what is answered holds", async () => {
    const answer = later<DesktopState>();
    const startAtLogin = vi.fn<(input: { on: boolean }) => Promise<DesktopState>>(() => answer.promise);
    const { user, section } = await open(aDesktop(), { startAtLogin });
    const box = section.getByRole<HTMLInputElement>("switch", { name: "Start when I log in" });
    expect(box.checked).toBe(false);
    await user.click(box);
    expect([startAtLogin.mock.calls[0]?.[0], box.checked, box.disabled]).toEqual([{ on: true }, true, true]);
    answer.resolve(aDesktop({ system: "mac", startAtLogin: { state: "approval" } }));
    expect(await section.findByText(/waits for you to allow it/)).toBeDefined();
    expect([box.checked, box.disabled]).toEqual([true, false]);
  });

  test("that cannot be written says so, and stays as it was", async () => {
    const { user, section } = await open(aDesktop(), {
      startAtLogin: () => {
        throw refused("folder_unusable", "/home/me/.config/autostart/banken.desktop");
      },
    });
    const box = section.getByRole<HTMLInputElement>("switch", { name: "Start when I log in" });
    await user.click(box);
    expect(await section.findByText(/^Not saved\. .*autostart\/banken\.desktop/)).toBeDefined();
    expect(box.checked).toBe(false);
  });

  test("is not offered to a run from a checkout, and it is said why", async () => {
    const { section } = await open(aDesktop({ startAtLogin: { state: "not_packaged" } }));
    expect(section.queryByRole("switch", { name: "Start when I log in" })).toBe(null);
    expect(section.getByText(/runs from a checkout\. Only an installed one/)).toBeDefined();
  });
});

describe("new versions", () => {
  test.each<[string, Partial<Possible>, RegExp]>([
    ["not looked for yet", { state: "waiting", lookedAt: null }, /^Not looked yet\. Next look: .+\.$/],
    ["none", {}, /^This is the newest version, as of .+\.$/],
    ["one that waits", { state: "found", version: "0.2.0" }, /^Banken 0\.2\.0 is out\. It is fetched when/],
    ["one on its way", { state: "fetching", version: "0.2.0" }, /^Fetching Banken 0\.2\.0…$/],
    [
      "one that is ready",
      { state: "ready", version: "0.2.0" },
      /^Banken 0\.2\.0 is ready\. .* when you quit/,
    ],
    [
      "one that wants a password",
      { state: "ready", version: "0.2.0", password: true },
      /administrator's password/,
    ],
    ["a fault", { state: "failed", fault: "offline" }, /^GitHub could not be reached\. Next look: .+\.$/],
    [
      "a failed install",
      { state: "failed", fault: "install", version: "0.2.0" },
      /^Banken 0\.2\.0 could not take/,
    ],
  ])("are told: %s", async (_, some, said) => {
    const { section } = await open(aDesktop({ updates: updates(some) }));
    expect(section.getByText(said)).toBeDefined();
    expect(
      section.getByRole<HTMLInputElement>("switch", { name: "Look for new versions and fetch them" }).checked,
    ).toBe(true);
  });

  test("are looked for on request, and the one that is ready is started on request", async () => {
    const restart = vi.fn<() => DesktopState>(() => aDesktop());
    const { user, section } = await open(aDesktop(), {
      look: () => aDesktop({ updates: updates({ state: "ready", version: "0.2.0" }) }),
      restart,
    });
    await user.click(section.getByRole("button", { name: "Look now" }));
    await user.click(await section.findByRole("button", { name: "Restart with the new version" }));
    expect(restart).toHaveBeenCalledOnce();
  });

  test("that nobody wants are not looked for, and there is no word of any", async () => {
    const off = { updates: updates({ state: "off", lookedAt: null, nextAt: null }) };
    const { user, section } = await open(aDesktop(), { updates: () => aDesktop(off) });
    await user.click(section.getByRole("switch", { name: "Look for new versions and fetch them" }));
    await vi.waitFor(() => expect(section.queryByRole("button", { name: "Look now" })).toBe(null));
    expect(section.queryByText(/newest version/)).toBe(null);
    expect(
      section.getByText(
        /GitHub sees the address of your network and which package is looked for, and nothing of your domains/,
      ),
    ).toBeDefined();
  });

  test.each([
    ["not_packaged", /is brought up to date there/],
    ["no_way", /Get the next version where you got this one/],
  ] as const)("are a person's own matter where that cannot be otherwise: %s", async (why, said) => {
    const { section } = await open(aDesktop({ updates: { state: "impossible", why } }));
    expect(section.getByText(said)).toBeDefined();
    expect(section.queryByRole("switch", { name: "Look for new versions and fetch them" })).toBe(null);
  });
});
