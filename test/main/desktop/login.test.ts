import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { Installed } from "../../../src/main/desktop/package-kind.ts";
import { onStage, standIn } from "../../support/electron/electron.ts";
import { temporaryFolder } from "../../support/folder.ts";

const installed: Installed = {
  platform: "linux",
  packaged: true,
  program: "/opt/Banken/banken-desktop",
  env: {},
  packageType: "deb",
};

async function loginOn(some: Partial<Installed>, home = "/nowhere") {
  vi.resetModules();
  vi.doMock("electron", standIn);
  const { createLogin, startsHidden } = await import("../../../src/main/desktop/login.ts");
  return { login: createLogin({ ...installed, ...some }, home), startsHidden, app: onStage().app };
}

test("on Windows it is a value of the registry, asked for with the arguments that it was set with", async () => {
  const { login, app } = await loginOn({ platform: "win32" });
  expect(login.state()).toEqual({ state: "off" });
  login.set(true);
  expect(app.atLogin).toEqual({ args: ["--hidden"], approved: true });
  expect(login.state()).toEqual({ state: "on" });
  // Switched off in Windows' own settings.
  app.atLogin = { args: ["--hidden"], approved: false };
  expect(login.state()).toEqual({ state: "off" });
  login.set(true);
  expect(login.state()).toEqual({ state: "on" });
  login.set(false);
  expect(app.atLogin).toBe(null);
});

test("on macOS a person may have to allow it, and a start at login is known without arguments", async () => {
  const { login, startsHidden, app } = await loginOn({ platform: "darwin" });
  login.set(true);
  expect(app.atLogin?.args).toEqual([]);
  expect(login.state()).toEqual({ state: "on" });
  app.atLogin = { args: [], approved: false };
  expect(login.state()).toEqual({ state: "approval" });

  expect(startsHidden([], "darwin")).toBe(false);
  app.openedAtLogin = true;
  expect(startsHidden([], "darwin")).toBe(true);
  expect(startsHidden([], "linux")).toBe(false);
  expect(startsHidden(["--hidden"], "linux")).toBe(true);
});

test("on Linux it is a file, which is mended at a start and starts the AppImage, not what is mounted of it", async () => {
  using home = temporaryFolder();
  const env = { APPIMAGE: "/home/me/My Apps/banken.AppImage", APPDIR: "/tmp/.mount_bank" };
  const mounted = { env, program: "/tmp/.mount_bank/banken-desktop", packageType: null };
  const path = join(home.path, ".config/autostart/banken.desktop");
  const { login } = await loginOn(mounted, home.path);
  expect([login.state(), existsSync(path)]).toEqual([{ state: "off" }, false]);
  login.set(true);
  expect(readFileSync(path, "utf8")).toContain('\nExec="/home/me/My Apps/banken.AppImage" "--hidden"\n');

  const moved = { ...env, APPIMAGE: "/home/me/banken-0.2.0.AppImage" };
  const again = await loginOn({ ...mounted, env: moved }, home.path);
  expect(again.login.state()).toEqual({ state: "on" });
  expect(readFileSync(path, "utf8")).toContain('\nExec="/home/me/banken-0.2.0.AppImage" "--hidden"\n');
});

test.each(["linux", "darwin", "win32"] as const)(
  "a run from a checkout offers none of it on %s",
  async (platform) => {
    using home = temporaryFolder();
    const { login, app } = await loginOn({ platform, packaged: false }, home.path);
    login.set(true);
    expect(login.state()).toEqual({ state: "not_packaged" });
    expect([app.atLogin, existsSync(join(home.path, ".config"))]).toEqual([null, false]);
  },
);
