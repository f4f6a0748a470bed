import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { readAsked } from "../../scripts/starting/asked.ts";
import { decideStart, type Machine } from "../../scripts/starting/decide.ts";
import { launch } from "../../scripts/starting/launch.ts";
import { fetchRuntime, findRuntime } from "../../scripts/starting/runtime.ts";
import { temporaryFolder } from "../support/folder.ts";

const desk: Machine = {
  platform: "linux",
  env: { DISPLAY: ":0" },
  uid: 1_000,
  hasRuntime: true,
};

test.each([
  [{}, "run"],
  [{ hasRuntime: false }, "fetch"],
  [{ env: { WAYLAND_DISPLAY: "wayland-0" }, hasRuntime: false }, "fetch"],
  [{ env: { DISPLAY: ":99", CI: "true" }, hasRuntime: false }, "no_runtime"],
  [{ env: { DISPLAY: ":99", CI: "true" } }, "run"],
  [{ env: {} }, "no_display"],
  [{ env: { CI: "true" }, hasRuntime: false }, "no_display"],
  [{ uid: 0 }, "root"],
  [{ uid: 0, hasRuntime: false }, "root"],
  [{ platform: "darwin", env: {}, uid: 501 }, "run"],
  [{ platform: "darwin", env: {}, uid: 501, hasRuntime: false }, "fetch"],
  [{ platform: "darwin", env: { SSH_CONNECTION: "1" }, uid: 501 }, "no_display"],
  [{ platform: "win32", env: {}, uid: undefined }, "run"],
] satisfies [Partial<Machine>, string][])("on a machine with %j npm start comes to %s", (more, what) => {
  expect(decideStart({ ...desk, ...more })).toBe(what);
});

describe("what npm start is given", () => {
  const here = join("/home", "me");
  const serveOnly = (...args: string[]) => readAsked(args, here).desktop === null;

  test("goes to the desktop, a data folder in the environment", () => {
    expect(readAsked([], here)).toEqual({ desktop: { args: [], dataDir: undefined }, serve: [] });
    const args = ["list.txt", "--data-dir", "data", "--practice"];
    expect(readAsked(args, here)).toEqual({
      desktop: { args: ["--practice", "list.txt"], dataDir: join(here, "data") },
      serve: args,
    });
    expect(readAsked(["--hidden", "banken://domain/example.com"], here)).toEqual({
      desktop: { args: ["--hidden", "banken://domain/example.com"], dataDir: undefined },
      serve: ["--no-open", "banken://domain/example.com"],
    });
  });

  test("asks for the served window where only that one has the option", () => {
    expect(serveOnly("--port", "3000")).toBe(true);
    expect(serveOnly("--no-open", "--practice")).toBe(true);
    expect(serveOnly("--help")).toBe(true);
    // The sandbox cannot be taken away by a word, and a folder that is not named is none.
    expect(serveOnly("--no-sandbox")).toBe(true);
    expect(serveOnly("--data-dir")).toBe(true);
  });
});

test("the runtime is the one that is named, else the fetched one, and whole", () => {
  using folder = temporaryFolder();
  const put = (...path: string[]) => {
    const file = join(folder.path, ...path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, "");
    return file;
  };
  const find = (named?: string) => findRuntime(named ?? "", join(folder.path, "package"));
  expect(find()).toBeNull();
  const fetched = put("package/dist/some/electron");
  // What was broken off has no path.txt yet.
  expect(find()).toBeNull();
  writeFileSync(join(folder.path, "package/path.txt"), "some/electron");
  expect(find()).toBe(fetched);
  expect(find(join(folder.path, "named"))).toBeNull();
  const program = { darwin: "Electron.app/Contents/MacOS/Electron", win32: "electron.exe" };
  const named = put("named", program[process.platform as "win32"] ?? "electron");
  expect(find(join(folder.path, "named"))).toBe(named);
});

test("a runtime that cannot be fetched, or not in time, is not waited for", async () => {
  using folder = temporaryFolder();
  const script = (text: string) => {
    const path = join(folder.path, `${text.length}.mjs`);
    writeFileSync(path, text);
    return path;
  };
  expect(await fetchRuntime(60_000, script("process.exit(0)"))).toBe(true);
  expect(await fetchRuntime(60_000, script("throw new Error('no network')"))).toBe(false);
  expect(await fetchRuntime(200, script("setInterval(() => {}, 1_000)"))).toBe(false);
});

describe("the desktop that is started", () => {
  /** Node in Electron's place: `app` is what it runs. */
  const run = async (text: string, more: Partial<Parameters<typeof launch>[1]> = {}) => {
    using folder = temporaryFolder();
    const app = join(folder.path, "app.cjs");
    writeFileSync(app, text);
    return await launch(
      process.execPath,
      { args: [], folder: folder.path, dataDir: undefined, ...more },
      app,
    );
  };
  const passes = (what: string) => `process.exit(${what} ? 0 : 69)`;

  test("has its arguments, its folder and the data folder, and is no Node", async () => {
    const { env } = process;
    env.ELECTRON_RUN_AS_NODE = "1";
    try {
      expect(await run(passes('!("ELECTRON_RUN_AS_NODE" in process.env)'))).toBe(0);
    } finally {
      delete env.ELECTRON_RUN_AS_NODE;
    }
    expect(await run(passes('process.argv.slice(2).join() === "--practice,a.txt"'))).toBe(69);
    const args = ["--practice", "a.txt"];
    expect(await run(passes('process.argv.slice(2).join() === "--practice,a.txt"'), { args })).toBe(0);
    expect(await run(passes('process.env.BANKEN_DATA_DIR === "/data"'), { dataDir: "/data" })).toBe(0);
    expect(await run(passes("process.cwd() === require('fs').realpathSync(__dirname)"))).toBe(0);
  });

  test("ends with its own status, and has not started where Electron fell", async () => {
    expect(await run("process.exit(69)")).toBe(69);
    expect(await run("process.exit(1)")).toBe("not_started");
    expect(await run("process.exit(127)")).toBe("not_started");
    if (process.platform !== "win32") {
      expect(await run("process.kill(process.pid, 'SIGTRAP')")).toBe("not_started");
      expect(await run("process.kill(process.pid, 'SIGTERM')")).toBe(0);
    }
    expect(
      await launch(join(import.meta.dirname, "none"), { args: [], folder: ".", dataDir: undefined }),
    ).toBe("not_started");
  });
});
