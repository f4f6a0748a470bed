import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import electronUpdater, { type AppUpdater } from "electron-updater";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { updateFault } from "../../../src/main/desktop/update-rules.ts";
import { onStage, standIn } from "../../support/electron/electron.ts";
import { temporaryFolder } from "../../support/folder.ts";

// The real electron-updater, which asks through Node where it would through Electron, and a publisher on loopback.

const require = createRequire(import.meta.url);
const { ElectronHttpExecutor } = require("electron-updater/out/electronHttpExecutor");
const { NodeHttpExecutor } = createRequire(require.resolve("app-builder-lib"))("builder-util");

let folder: ReturnType<typeof temporaryFolder>;
let published: Map<string, string>;
let asked: IncomingHttpHeaders[];
let server: ReturnType<typeof createServer>;
beforeEach(async () => {
  folder = temporaryFolder();
  published = new Map();
  asked = [];
  server = createServer(({ url = "", headers }, answer) => {
    asked.push(headers);
    const file = published.get(new URL(url, "http://localhost").pathname);
    answer.writeHead(file === undefined ? 404 : 200).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await new Promise((resolve) => server.close(resolve));
  folder[Symbol.dispose]();
});

/** Publishes a version whose AppImage is a shell script; `said` is what is said to be its checksum. */
function publish(version: string, image: string, said = image): void {
  const sha512 = createHash("sha512").update(said).digest("base64");
  const name = `banken-${version}-linux-x86_64.AppImage`;
  published.set(`/${name}`, image);
  const lines = [
    `version: ${version}`,
    "files:",
    `  - url: ${name}`,
    `    sha512: ${sha512}`,
    `    size: ${image.length}`,
    "releaseDate: '2026-11-24T00:00:00.000Z'",
  ];
  for (const arch of ["", "-arm64"]) published.set(`/latest-linux${arch}.yml`, lines.join("\n"));
}

/** An AppImage of 0.1.0 as it runs, with its updater. */
async function running() {
  vi.resetModules();
  vi.doMock("electron", standIn);
  const { updaterOver } = await import("../../../src/main/desktop/updater.ts");
  const image = join(folder.path, "Banken.AppImage");
  writeFileSync(image, "the old one");
  chmodSync(image, 0o755);
  vi.stubEnv("APPIMAGE", image);
  const config = join(folder.path, "app-update.yml");
  const { port } = server.address() as AddressInfo;
  // As electron-builder writes it beside the archive.
  const lines = ["provider: generic", `url: http://127.0.0.1:${port}`, "updaterCacheDirName: banken-updater"];
  writeFileSync(config, lines.join("\n"));
  mkdirSync(join(folder.path, "user"));
  const real = new electronUpdater.AppImageUpdater(null, {
    version: "0.1.0",
    name: "banken",
    isPackaged: true,
    appUpdateConfigPath: config,
    userDataPath: join(folder.path, "user"),
    baseCachePath: join(folder.path, "cache"),
    whenReady: async () => {},
    relaunch: () => {},
    quit: () => {},
    onQuit: () => {
      throw new Error("nothing is installed behind Banken's back");
    },
  } as never);
  const { createRequest } = NodeHttpExecutor.prototype;
  Object.assign(real, { httpExecutor: Object.assign(new ElectronHttpExecutor(), { createRequest }) });
  return { updater: updaterOver(real as AppUpdater, "appimage"), image, app: onStage().app };
}

// An AppImage is a program of Linux alone, and electron-updater's way with it asks which system this is.
const linuxTest = test.runIf(process.platform === "linux");

linuxTest("the newest version is no update, and neither is an older one", async () => {
  const { updater } = await running();
  publish("0.1.0", "the same");
  expect(await updater.look()).toBe(null);
  publish("0.0.9", "an old one");
  expect(await updater.look()).toBe(null);
});

linuxTest(
  "a newer one is fetched when it is asked for alone, and takes the old one's place at the end",
  async () => {
    const { updater, image, app } = await running();
    const ran = join(folder.path, "ran");
    publish("0.2.0", `#!/bin/sh\necho "at the end: $APPIMAGE_EXIT_AFTER_INSTALL" > "${ran}"\n`);
    expect(await updater.look()).toBe("0.2.0");
    expect(asked).toHaveLength(1);
    await updater.fetch();
    expect([readFileSync(image, "utf8"), existsSync(ran)]).toEqual(["the old one", false]);

    app.locked = true;
    expect(updater.install(false)).toBe(true);
    expect(readFileSync(image, "utf8")).toMatch(/^#!\/bin\/sh/);
    // It is run once to put itself in order, and told not to stay.
    expect([readFileSync(ran, "utf8"), app.locked]).toEqual(["at the end: true\n", true]);
  },
);

linuxTest(
  "who asks for a restart gets the new one started, which does not find the lock of the old one",
  async () => {
    const { updater, app } = await running();
    const ran = join(folder.path, "ran");
    publish("0.2.0", `#!/bin/sh\necho "stays: $APPIMAGE_EXIT_AFTER_INSTALL" > "${ran}"\n`);
    await updater.look();
    await updater.fetch();
    app.locked = true;
    expect(updater.install(true)).toBe(true);
    expect(app.locked).toBe(false);
    await vi.waitFor(() => expect(readFileSync(ran, "utf8")).toBe("stays: \n"), { timeout: 20_000 });
  },
);

linuxTest("what is not what was published is thrown away", async () => {
  const { updater, image } = await running();
  publish("0.2.0", "#!/bin/sh\necho evil\n", "#!/bin/sh\necho good\n");
  expect(await updater.look()).toBe("0.2.0");
  const thrown = await updater.fetch().catch((each) => each);
  expect(updateFault(thrown)).toBe("checksum");
  expect(readFileSync(image, "utf8")).toBe("the old one");
  const cached = readdirSync(join(folder.path, "cache"), { recursive: true, encoding: "utf8" });
  expect(cached.filter((name) => name.endsWith(".AppImage"))).toEqual([]);
  expect(updater.install(false)).toBe(false);
});

linuxTest("nothing that is sent tells one machine from another", async () => {
  const { updater } = await running();
  publish("0.2.0", "#!/bin/sh\n");
  await updater.look();
  await updater.fetch();
  expect(asked.length).toBeGreaterThanOrEqual(2);
  for (const headers of asked) {
    expect(headers["x-user-staging-id"]).toBe("00000000-0000-0000-0000-000000000000");
    expect(headers["user-agent"]).toBe("electron-builder");
    const usual = /^(host|connection|accept|accept-encoding|cache-control)$/;
    const others = Object.keys(headers).filter((name) => !usual.test(name));
    expect(others.sort()).toEqual(["user-agent", "x-user-staging-id"]);
  }
});

linuxTest("a publisher without anything for this package, and none at all, are told apart", async () => {
  const { updater } = await running();
  expect(updateFault(await updater.look().catch((thrown) => thrown))).toBe("none_published");
  await new Promise((resolve) => server.close(resolve));
  expect(updateFault(await updater.look().catch((thrown) => thrown))).toBe("offline");
});
