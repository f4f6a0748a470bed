import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { _electron, test as base, type ElectronApplication, type Page } from "@playwright/test";
import type Electron from "electron";
import { root } from "../../../scripts/build.ts";
import { findRuntime } from "../../../scripts/starting/runtime.ts";
import { temporaryFolder } from "../../support/folder.ts";

/** What Electron was asked for that no API tells afterwards. */
export interface Seen {
  readonly tooltips: string[];
  readonly notifications: string[];
  readonly opened: string[];
}

export interface Desktop {
  readonly electron: ElectronApplication;
  /** The window's page, signed by nobody: there is only one. */
  readonly page: Page;
  seen(): Promise<Seen>;
  /** Starts Banken again beside it. */
  again(...args: readonly string[]): ChildProcess;
}

/**
 * Runs in Electron before Banken, and writes down what it is asked for. A browser is not opened.
 * It is put there as text: nothing outside of it is known to it.
 */
function record({ Tray, Notification, shell }: typeof Electron, app: string): void {
  const seen: Seen = { tooltips: [], notifications: [], opened: [] };
  Object.assign(globalThis, { bankenSeen: seen });
  const { setToolTip } = Tray.prototype;
  Tray.prototype.setToolTip = function (text) {
    seen.tooltips.push(text);
    setToolTip.call(this, text);
  };
  const { show } = Notification.prototype;
  Notification.prototype.show = function () {
    seen.notifications.push(`${this.title}\n${this.body}`);
    show.call(this);
  };
  shell.openExternal = async (address) => void seen.opened.push(address);
  // Electron leaves its own switches before the app's folder; Banken reads what comes after it.
  process.argv.splice(1, process.argv.indexOf(app) - 1);
}

interface Fixtures {
  /** Banken in Electron, in practice, with folders of its own; quit when the test is over. */
  readonly desktop: Desktop;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
  desktop: async ({}, use) => {
    using folder = temporaryFolder();
    const recorder = join(folder.path, "recorder.cjs");
    writeFileSync(recorder, `(${record})(require("electron"), ${JSON.stringify(root)});`);
    const data = join(folder.path, "data");
    mkdirSync(data, { mode: 0o700 });
    // Whatever the machine speaks: the desktop does not ask the environment.
    writeFileSync(join(data, "settings.json"), '{ "language": "en" }', { mode: 0o600 });
    const env: Record<string, string> = { BANKEN_DATA_DIR: data };
    for (const [name, value] of Object.entries(process.env))
      if (value !== undefined && name !== "ELECTRON_RUN_AS_NODE") env[name] ??= value;
    // The lock lies in Chromium's profile: one of its own.
    const own = [`--user-data-dir=${join(folder.path, "profile")}`, "--lang=en-GB"];
    const electron = await _electron.launch({
      // No executablePath: Playwright finds the same one (findRuntime), and only then holds `ready` back until it
      // listens (playwright-core, server/electron: loader.js).
      args: [...own, "-r", recorder, root, "--practice"],
      // Without this Playwright starts Electron with --no-sandbox on Linux.
      chromiumSandbox: true,
      colorScheme: null,
      env,
    });
    const beside: ChildProcess[] = [];
    try {
      await use({
        electron,
        page: await electron.firstWindow(),
        seen: () => electron.evaluate(() => (globalThis as unknown as { bankenSeen: Seen }).bankenSeen),
        again(...args) {
          const child = spawn(findRuntime() ?? "", [...own, root, "--practice", ...args], {
            env,
            stdio: "inherit",
          });
          beside.push(child);
          return child;
        },
      });
    } finally {
      for (const child of beside)
        if (child.exitCode === null && child.signalCode === null) {
          child.kill();
          await once(child, "exit");
        }
      await electron.close();
    }
  },
});

export { expect } from "@playwright/test";
