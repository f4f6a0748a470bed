import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { type DesktopHere, desktopHere } from "../../support/desktop.ts";
import { clientOver } from "../../support/desktop-client.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { StandInUpdater } from "../../support/updater.ts";

const system = process.platform === "darwin" ? "mac" : process.platform === "win32" ? "windows" : "linux";

const remembered = ({ dataDir }: DesktopHere) =>
  JSON.parse(readFileSync(join(dataDir, "desktop.json"), "utf8"));

/** Until the program has ended, whoever ends it. */
const ended = ({ stage }: DesktopHere) => new Promise((resolve) => stage.app.once("quit", resolve));

test("a run from a checkout says what it can and cannot do, and tells nobody that it is there", async () => {
  await using here = await desktopHere();
  const { host } = clientOver(here.port());
  const state = {
    kind: "desktop",
    system,
    notifications: { state: "ready" },
    startAtLogin: { state: "not_packaged" },
    updates: { state: "impossible", why: "not_packaged" },
  };
  expect(await host.state()).toEqual(state);
  expect(await host.startAtLogin({ on: true })).toEqual(state);
  expect(await host.updates({ on: true })).toEqual(state);
  expect(await host.look()).toEqual(state);
  expect(await host.restart()).toEqual(state);
  expect(here.stage.app.ended).toBe(null);
});

describe("a test notification", () => {
  test("says what came of it, which holds until the next one, and is told as a change", async () => {
    await using here = await desktopHere({ args: [] });
    const client = clientOver(here.port());
    const { notifications } = here.stage;
    const stream = await client.changes.stream();
    /** Waits for the next change that is the host's. */
    const told = async () => {
      for await (const change of stream)
        if (change.type === "changed" && change.subjects.includes("host")) return change;
      throw new Error("the stream ended");
    };

    expect(await client.host.testNotification()).toEqual({ result: "shown", detail: null });
    const [first] = notifications.showing();
    expect([first?.title, first?.body]).toEqual([
      "A test from Banken",
      "This is how you are told when a domain turns malicious.",
    ]);
    notifications.forbidden = "Notifications are not allowed for this application";
    const failed = { result: "failed", detail: notifications.forbidden };
    expect(await client.host.testNotification()).toEqual(failed);
    expect(await told()).toMatchObject({ names: [] });
    expect(await client.host.state()).toMatchObject({
      notifications: { state: "failed", detail: failed.detail, at: expect.any(Number) },
    });
    notifications.forbidden = null;
    await client.settings.set({ language: "ja" });
    expect(await client.host.testNotification()).toMatchObject({ result: "shown" });
    expect(notifications.showing().at(-1)?.title).toBe("Bankenのテスト通知");
    expect(await client.host.state()).toMatchObject({ notifications: { state: "ready" } });

    notifications.supported = false;
    expect(await client.host.testNotification()).toEqual({ result: "unsupported", detail: null });
    expect(await client.host.state()).toMatchObject({ notifications: { state: "unsupported" } });
    expect(here.told).toEqual([]);
  });
});

describe.runIf(process.platform === "linux")("an AppImage", () => {
  test("is started at login where a person asks for it", async () => {
    using folder = temporaryFolder();
    await using here = await desktopHere({ packed: new StandInUpdater(), folder: folder.path });
    const { host } = clientOver(here.port());
    const entry = join(folder.path, "config/autostart/banken.desktop");
    expect([await host.state(), existsSync(entry)]).toMatchObject([
      { startAtLogin: { state: "off" } },
      false,
    ]);
    expect(await host.startAtLogin({ on: true })).toMatchObject({ startAtLogin: { state: "on" } });
    expect(readFileSync(entry, "utf8")).toContain(`Exec="${folder.path}/banken.AppImage" "--hidden"\n`);
    expect(await host.startAtLogin({ on: false })).toMatchObject({ startAtLogin: { state: "off" } });
    expect(existsSync(entry)).toBe(false);
  });

  /** An AppImage with a newer version that is ready. */
  async function withUpdate(folder: string, publisher: StandInUpdater) {
    publisher.newest = "99.0.0";
    const here = await desktopHere({ packed: publisher, folder, args: [] });
    const { host } = clientOver(here.port());
    await host.look();
    await vi.waitFor(async () => expect(await host.state()).toMatchObject({ updates: { state: "ready" } }), {
      timeout: 20_000,
    });
    expect(publisher.did).toEqual(["look", "fetch"]);
    return { here, host };
  }

  test("is replaced when it quits, when the store is closed and not before", async () => {
    using folder = temporaryFolder();
    const publisher = new StandInUpdater();
    const { here } = await withUpdate(folder.path, publisher);
    const wal = join(here.dataDir, "banken.sqlite-wal");
    expect(existsSync(wal)).toBe(true);
    const open: boolean[] = [];
    const install = publisher.install.bind(publisher);
    publisher.install = (restart) => {
      open.push(existsSync(wal));
      return install(restart);
    };
    const end = ended(here);
    here.stage.app.quit();
    await end;
    expect([publisher.did.slice(2), open]).toEqual([["install"], [false]]);
    expect(remembered(here)).toMatchObject({ installing: "99.0.0" });
    await here[Symbol.asyncDispose]();
    expect(here.stage.app.relaunched).toEqual([]);

    // It was not: the version that runs now is the one from before.
    await using again = await desktopHere({ packed: new StandInUpdater(), folder: folder.path, args: [] });
    expect(await clientOver(again.port()).host.state()).toMatchObject({
      updates: { state: "failed", fault: "install", version: "99.0.0" },
    });
  });

  test("is replaced and started again where a person asks for that", async () => {
    using folder = temporaryFolder();
    const publisher = new StandInUpdater();
    const { here, host } = await withUpdate(folder.path, publisher);
    const end = ended(here);
    await host.restart();
    await end;
    expect(publisher.did.slice(2)).toEqual(["quit", "install and restart"]);
    await here[Symbol.asyncDispose]();
  });

  test("comes back as it was where the new one could not take its place", async () => {
    using folder = temporaryFolder();
    const publisher = new StandInUpdater();
    const { here, host } = await withUpdate(folder.path, publisher);
    publisher.installs = false;
    const end = ended(here);
    await host.restart();
    await end;
    expect(here.stage.app.relaunched).toEqual([{ execPath: join(folder.path, "banken.AppImage"), args: [] }]);
    await here[Symbol.asyncDispose]();
  });

  test("is not replaced where a person does not want it", async () => {
    using folder = temporaryFolder();
    const publisher = new StandInUpdater();
    const { here, host } = await withUpdate(folder.path, publisher);
    await host.updates({ on: false });
    const end = ended(here);
    here.stage.app.quit();
    await end;
    expect(publisher.did).toEqual(["look", "fetch"]);
    await here[Symbol.asyncDispose]();
  });
});

describe("that a closed window goes on watching is said", () => {
  test("with one notification, once ever", async () => {
    using folder = temporaryFolder();
    {
      await using here = await desktopHere({ folder: folder.path, args: [] });
      here.window.close();
      await vi.waitFor(() => expect(here.stage.notifications.all).toHaveLength(1), { timeout: 20_000 });
      const [said] = here.stage.notifications.all;
      expect(said?.title).toBe("Banken goes on watching");
      expect(said?.body).toMatch(/quit it there/);
      expect([here.stage.messages, remembered(here)]).toMatchObject([[], { hidingSaid: true }]);
      here.window.show();
      here.window.close();
    }
    await using here = await desktopHere({ folder: folder.path, args: [] });
    here.window.close();
    // Whatever would say it has had its turn when the contract answers.
    await clientOver(here.port()).settings.get();
    await new Promise((resolve) => setImmediate(resolve));
    expect([here.stage.notifications.all, here.stage.messages, here.told]).toEqual([[], [], []]);
  });

  test.each([
    ["there are no notifications", { supported: false }],
    ["the system refuses them", { forbidden: "not allowed" }],
  ])("with a dialog where %s", async (_, some) => {
    await using here = await desktopHere({ args: [] });
    Object.assign(here.stage.notifications, some);
    here.window.close();
    await vi.waitFor(() => expect(here.stage.messages).toHaveLength(1), { timeout: 20_000 });
    expect(here.stage.messages[0]).toMatchObject({
      message: "Banken goes on watching",
      detail: expect.stringMatching(/quit it there/),
    });
  });
});

test("that a closed window goes on watching is said also where that cannot be kept", async () => {
  await using here = await desktopHere({ args: [] });
  mkdirSync(join(here.dataDir, "desktop.json"));
  here.window.close();
  await vi.waitFor(() => expect(here.stage.notifications.all).toHaveLength(1), { timeout: 20_000 });
  expect(here.told).toHaveLength(1);
});

test("an update on macOS closes the window before it quits, and is not held up by it", async () => {
  await using here = await desktopHere();
  (await import("electron")).autoUpdater.emit("before-quit-for-update");
  here.window.close();
  expect(here.window.destroyed).toBe(true);
});
