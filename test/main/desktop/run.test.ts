import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test, vi } from "vitest";
import { whoHolds } from "../../../src/main/app/folder-hold/hold.ts";
import { fileChannel, goChannel, onlineChannel } from "../../../src/shared/desktop.ts";
import { key } from "../../support/command.ts";
import { desktopHere } from "../../support/desktop.ts";
import { clientOver } from "../../support/desktop-client.ts";
import { StandInContents } from "../../support/electron/contents.ts";
import { onStage, type Stage } from "../../support/electron/electron.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { report } from "../../support/report.ts";
import { startVirusTotal } from "../../support/virustotal.ts";

test("the window is closed in: sandboxed, apart from its preload, without Node", async () => {
  await using here = await desktopHere();
  expect(here.window.options.webPreferences).toEqual({
    preload: expect.stringContaining("preload.cjs"),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
  });
  expect(here.window.webContents.getURL()).toBe("app://banken/");
  expect(here.stage.schemes).toEqual([
    { scheme: "app", privileges: { standard: true, secure: true, codeCache: true } },
  ]);
});

test("its page has the contract over the port that it hands over", async () => {
  await using here = await desktopHere();
  const port = here.port();
  const client = clientOver(port);
  expect((await client.settings.get()).practice).toBe(true);
  expect(await client.domains.estate()).toMatchObject({ total: expect.any(Number) });
  port.close();
  expect(here.told).toEqual([]);
});

test("a page that is loaded anew brings another port, and the one before is closed", async () => {
  await using here = await desktopHere();
  const first = here.port();
  const closed = new Promise<void>((resolve) => first.once("close", resolve));
  const second = clientOver(here.port());
  await closed;
  expect((await second.settings.get()).practice).toBe(true);
});

test("it is seen when its page is drawn, and a hidden start stays hidden until somebody asks for it", async () => {
  {
    await using here = await desktopHere();
    expect(here.window.visible).toBe(false);
    here.window.emit("ready-to-show");
    expect(here.window.visible).toBe(true);
  }
  await using hidden = await desktopHere({ args: ["--practice", "--hidden"] });
  hidden.window.emit("ready-to-show");
  expect(hidden.window.visible).toBe(false);
  hidden.stage.app.emit("activate");
  expect(hidden.window.visible).toBe(true);
});

test("closing hides it, quitting closes it, ends the watch and the program", async () => {
  await using here = await desktopHere();
  here.window.show();
  here.window.close();
  expect([here.window.visible, here.window.destroyed, here.stage.app.ended]).toEqual([false, false, null]);

  const client = clientOver(here.port());
  await client.settings.get();
  const ended = new Promise((resolve) => here.stage.app.once("quit", resolve));
  here.stage.app.quit();
  expect(here.window.destroyed).toBe(true);
  await ended;
  expect(here.stage.app.ended).toBe(0);
});

test("it comes back where it was", async () => {
  using folder = temporaryFolder();
  {
    await using here = await desktopHere({ folder: folder.path });
    here.window.bounds = { x: 40, y: 60, width: 700, height: 500 };
    here.window.maximized = true;
    here.window.close();
  }
  {
    await using here = await desktopHere({ folder: folder.path });
    expect(here.window.options).toMatchObject({ x: 40, y: 60, width: 700, height: 500 });
    expect(here.window.maximized).toBe(true);
  }
  writeFileSync(join(folder.path, "data/window.json"), '{"x":"<script>"');
  await using here = await desktopHere({ folder: folder.path });
  expect(here.window.options).toMatchObject({ width: 1_280, height: 820 });
});

test("the first time it fits the primary display, whichever is named first", async () => {
  const before = (stage: Stage) => {
    stage.displays.push({ workArea: { x: 1_920, y: 0, width: 1_024, height: 700 } });
    stage.primary = 1;
  };
  await using here = await desktopHere({ before });
  expect(here.window.options).toMatchObject({ width: 1_024, height: 700 });
});

test("Ctrl-Q quits, and nothing in the menu reloads the page or opens the developer tools", async () => {
  await using here = await desktopHere();
  const menu = JSON.stringify(here.stage.menu);
  expect(menu).toContain(process.platform === "darwin" ? '"role":"quit"' : '"accelerator":"Ctrl+Q"');
  expect(menu).not.toMatch(/reload|devtools|viewMenu/i);
});

test("a second start opens nothing, hands on what it was given, and ends", async () => {
  using folder = temporaryFolder();
  const before = ({ app }: Stage) => {
    app.held = true;
  };
  await expect(desktopHere({ folder: folder.path, before })).rejects.toThrow("there is no window");
  expect(existsSync(join(folder.path, "data"))).toBe(false);
  const { app } = onStage();
  expect([app.ended, app.locked]).toEqual([0, false]);
});

test("the first one comes forward for a second start, and shows the domain of its link", async () => {
  await using here = await desktopHere();
  const again = (given: unknown) => here.stage.app.startAgain({ given });
  here.window.minimized = true;
  again(null);
  expect([here.window.visible, here.window.focused, here.window.minimized]).toEqual([true, true, false]);
  expect(here.window.webContents.sent).toEqual([]);

  again("banken://domain/example.com");
  expect(here.window.webContents.sent).toEqual([[goChannel, "/domains/example.com"]]);
  for (const hostile of ["banken://domain/../settings", { given: 1 }, "banken://settings/x.com", undefined])
    again(hostile);
  here.stage.app.emit("second-instance", {}, [], "", undefined);
  expect(here.window.webContents.sent).toHaveLength(1);
});

test("a second start at login leaves the window as it is, unless it was given something", async () => {
  await using here = await desktopHere({ args: ["--practice", "--hidden"] });
  here.stage.app.startAgain({ given: null, hidden: true });
  expect(here.window.visible).toBe(false);
  here.stage.app.startAgain({ given: "banken://domain/example.com", hidden: true });
  expect(here.window.visible).toBe(true);
  expect(here.window.webContents.sent).toEqual([[goChannel, "/domains/example.com"]]);
});

test("a start while it is ending is made up for when it has ended, and nothing breaks meanwhile", async () => {
  await using here = await desktopHere();
  const { app, trays } = here.stage;
  await vi.waitFor(() => expect(trays).toHaveLength(1), { timeout: 20_000 });
  app.quit();
  expect([here.window.destroyed, app.ended]).toEqual([true, null]);
  app.startAgain({ given: "banken://domain/example.com" });
  app.startAgain({ given: null, hidden: true });
  app.startAgain({ given: null });
  trays[0]?.emit("click");
  expect(await whoHolds(here.dataDir, "come_forward")).toBeNull();
  await vi.waitFor(() => expect(app.ended).toBe(0), { timeout: 20_000 });
  expect(app.relaunched).toEqual([
    { execPath: process.execPath, args: ["banken://domain/example.com"] },
    { execPath: process.execPath, args: [] },
  ]);
  expect(here.told).toEqual([]);
});

test("what it was started with is shown when its page is there", async () => {
  await using here = await desktopHere({ args: ["--practice", "banken://domain/example.com"] });
  expect(here.window.webContents.sent).toEqual([[goChannel, "/domains/example.com"]]);
});

test("a link that macOS hands over before anything is ready waits", async () => {
  const prevented: boolean[] = [];
  await using here = await desktopHere({
    before: (stage) =>
      queueMicrotask(() => {
        const event = { preventDefault: () => prevented.push(true) };
        stage.app.emit("open-url", event, "banken://domain/early.example");
      }),
  });
  expect(prevented).toEqual([true]);
  expect(here.window.webContents.sent).toEqual([[goChannel, "/domains/early.example"]]);
  here.window.webContents.loading = true;
  here.stage.app.emit("open-url", { preventDefault: () => {} }, "banken://domain/late.example");
  expect(here.window.webContents.sent).toHaveLength(1);
  here.window.webContents.emit("did-finish-load");
  expect(here.window.webContents.sent.at(-1)).toEqual([goChannel, "/domains/late.example"]);
});

test("a file of domains is handed to the page; what is none, or not there, is said", async () => {
  using folder = temporaryFolder();
  const list = join(folder.path, "list.txt");
  writeFileSync(list, "example.com\n");
  await using here = await desktopHere({ folder: folder.path, args: ["--practice", "list.txt"] });
  const { sent } = here.window.webContents;
  await vi.waitUntil(() => sent.length > 0);
  expect(sent).toEqual([[fileChannel, "list.txt", Buffer.from("example.com\n")]]);
  expect(here.stage.messages).toEqual([]);
  // A path that is not whole names nothing: it is no file that could be missing.
  for (const given of [folder.path, join(folder.path, "none.txt"), join(list, "below.txt"), "list.txt", list])
    here.stage.app.startAgain({ given });
  await vi.waitUntil(() => sent.length > 1 && here.stage.messages.length > 2);
  expect(sent.slice(1)).toEqual([[fileChannel, "list.txt", Buffer.from("example.com\n")]]);
  const said = here.stage.messages.map(({ message, detail }) => `${message}: ${detail}`).sort();
  expect(said).toEqual([
    expect.stringMatching(/^banken-\S+ was not opened: This is a folder or something else, not a file/),
    "below.txt was not opened: The file is not there. Nothing was added to your list.",
    "none.txt was not opened: The file is not there. Nothing was added to your list.",
  ]);
});

test.each([
  ["damaged", "en-GB", "Banken cannot start", "The database is damaged. Nothing was changed."],
  ["damaged", "ja-JP", "Bankenを起動できません", "データベースが壊れています。何も変更していません。"],
  ["future", "fr-FR", "Banken cannot start", "The database was written by a newer Banken."],
  ["folder", "ja", "Bankenを起動できません", "を使えません（"],
  ["window", "en", "Banken cannot start", "The window is not there."],
  ["window", "ja", "Bankenを起動できません", "ウィンドウのファイルがありません。"],
])(
  "what keeps it from starting (%s) is said in the system's language (%s), and the program ends",
  async (...row) => {
    const [what, language, title, text] = row;
    using folder = temporaryFolder();
    const database = join(folder.path, "data/practice/banken.sqlite");
    const before = (stage: Stage) => {
      stage.app.getPreferredSystemLanguages = () => [language, "de-DE"];
      if (what === "folder") writeFileSync(join(folder.path, "data"), "no folder");
      if (what !== "damaged" && what !== "future") return;
      mkdirSync(join(folder.path, "data/practice"), { recursive: true });
      if (what === "damaged") writeFileSync(database, "no database".repeat(1_000));
      else writeFuture(database);
    };
    const window = what === "window" ? { window: null } : {};
    await expect(desktopHere({ folder: folder.path, before, ...window })).rejects.toThrow(
      "there is no window",
    );
    const { app, errors } = onStage();
    expect(errors).toEqual([expect.stringContaining(`${title}: `)]);
    expect(errors[0]).toContain(text);
    expect(app.ended).toBe(69);
    // Nothing is held by one that has ended.
    expect(existsSync(join(folder.path, "data/serve.lock"))).toBe(false);
  },
);

test("where the window cannot be opened, what was opened before it is closed in good order", async () => {
  using folder = temporaryFolder();
  const before = ({ displays }: Stage) => {
    Object.defineProperty(displays[0], "workArea", {
      get: () => {
        throw new TypeError("no display");
      },
    });
  };
  await expect(desktopHere({ folder: folder.path, before })).rejects.toThrow("there is no window");
  const { app, errors } = onStage();
  expect([app.ended, errors.length]).toEqual([69, 1]);
  const practice = readdirSync(join(folder.path, "data/practice"));
  expect(practice).toContain("banken.sqlite");
  // SQLite takes its log away with the last connection.
  expect(practice).not.toContain("banken.sqlite-wal");
  expect(existsSync(join(folder.path, "data/serve.lock"))).toBe(false);
});

/** A database of practice's from a version to come. */
function writeFuture(path: string): void {
  const db = new Database(path);
  db.pragma(`application_id = ${0x42_4e_4b_50}`);
  db.pragma("user_version = 999");
  db.close();
}

test.each([
  [
    '{"practice": tru',
    "en",
    /settings\.json cannot be read: the file is damaged\. It is kept as .+settings\.damaged-/,
  ],
  [
    '{"intervalMinutes": -1}',
    "en",
    /settings\.json are not such as there can be\. The file is kept as .+damaged-/,
  ],
  ['{"intervalMinutes": -1}', "ja", /settings\.jsonに使えない値があります。.+「設定」で確かめてください。$/s],
])(
  "settings that cannot be used (%s) are said to the person (%s), and it goes on",
  async (text, language, said) => {
    using folder = temporaryFolder();
    mkdirSync(join(folder.path, "data"));
    writeFileSync(join(folder.path, "data/settings.json"), text);
    const before = ({ app }: Stage) => {
      app.getPreferredSystemLanguages = () => [language];
    };
    await using here = await desktopHere({ folder: folder.path, before });
    expect(here.stage.messages.map(({ detail }) => detail)).toEqual([expect.stringMatching(said)]);
    expect(await clientOver(here.port()).settings.get()).toMatchObject({ practice: true });
    expect(here.told).toHaveLength(1);
  },
);

test("menu and dialogs follow the language of the settings, and the system's before they are read", async () => {
  using folder = temporaryFolder();
  const before = ({ app }: Stage) => {
    app.getPreferredSystemLanguages = () => ["ja-JP"];
  };
  await using here = await desktopHere({ folder: folder.path, before });
  expect(JSON.stringify(here.stage.menu)).toContain("Bankenを終了");
  const client = clientOver(here.port());
  await client.settings.set({ language: "en" });
  await vi.waitFor(() => expect(JSON.stringify(here.stage.menu)).toContain("Quit Banken"), {
    timeout: 20_000,
  });
  expect(JSON.stringify(here.stage.menu)).not.toMatch(/[ぁ-ん]/);
  here.stage.app.startAgain({ given: folder.path });
  await vi.waitFor(() => expect(here.stage.messages).toHaveLength(1), { timeout: 20_000 });
  expect(here.stage.messages[0]?.message).toMatch(/was not opened$/);
});

test("a page whose process has ended is loaded anew, hears what it missed, and has the contract over its next port", async () => {
  await using here = await desktopHere();
  expect(await clientOver(here.port()).settings.get()).toMatchObject({ practice: true });
  const { webContents } = here.window;
  webContents.crashed = true;
  here.stage.app.startAgain({ given: "banken://domain/example.com" });
  webContents.emit("render-process-gone", {}, { reason: "crashed", exitCode: 5 });
  await vi.waitFor(() => expect(webContents.reloads).toBe(1), { timeout: 20_000 });
  expect(webContents.sent).toEqual([]);
  webContents.emit("did-finish-load");
  expect(webContents.sent).toEqual([[goChannel, "/domains/example.com"]]);
  expect(await clientOver(here.port()).settings.get()).toMatchObject({ practice: true });
  expect(here.told).toEqual(["the window's page has ended: crashed"]);
});

test("Quit in the tray's menu takes the tray and its notifications with it", async () => {
  await using here = await desktopHere();
  const { stage } = here;
  await vi.waitFor(() => expect(stage.notifications.showing()).not.toEqual([]), { timeout: 60_000 });
  const quit = stage.trays[0]?.menu.find(({ label }) => label?.startsWith("Quit"));
  const ended = new Promise((resolve) => stage.app.once("quit", resolve));
  const choose = quit?.click as unknown as (() => void) | undefined;
  choose?.();
  await ended;
  expect(stage.trays[0]?.destroyed).toBe(true);
  expect(stage.notifications.showing()).toEqual([]);
  expect(here.told).toEqual([]);
});

test("the key that the window sets is locked away, and there again at the next start", async () => {
  using folder = temporaryFolder();
  {
    await using here = await desktopHere({ args: [], folder: folder.path });
    const client = clientOver(here.port());
    expect(await client.key.state()).toMatchObject({ source: "none" });
    await client.key.set({ key });
    expect(await client.key.state()).toMatchObject({ source: "stored" });
    expect(here.stage.safe.locked).toBe(1);
  }
  {
    await using here = await desktopHere({ args: [], folder: folder.path });
    expect(await clientOver(here.port()).key.state()).toMatchObject({ source: "stored" });
  }
  await using here = await desktopHere({
    args: [],
    folder: folder.path,
    before: ({ safe }) => {
      safe.backend = "kwallet6";
    },
  });
  const client = clientOver(here.port());
  expect(await client.key.state()).toMatchObject({ source: "lost" });
  here.stage.safe.backend = "basic_text";
  await expect(client.key.set({ key })).rejects.toMatchObject({ data: { why: "unprotected" } });
});

test("asks nothing while the machine sleeps, and at once when it has woken; a network that is back is a tick", async () => {
  const asked: string[] = [];
  await using virusTotal = await startVirusTotal((domain) => {
    asked.push(domain);
    return { body: report(domain) };
  });
  vi.stubEnv("BANKEN_API_URL", virusTotal.url);
  vi.stubEnv("BANKEN_API_KEY", key);
  onTestFinished(() => void vi.unstubAllEnvs());
  await using here = await desktopHere({ args: [] });
  const client = clientOver(here.port());
  const { power, sends } = here.stage;
  power.emit("suspend");
  await client.domains.add({ text: "a.com" });
  // A hidden page hears of a network all the same; that does not wake a machine.
  const { webContents: sender } = here.window;
  sends(onlineChannel, { sender, senderFrame: sender.mainFrame }, []);
  expect(await client.domains.list({})).toMatchObject({ rows: [{ standing: "waiting" }] });
  // Longer than a watch that is awake would take for it.
  await client.domains.checkNow({ names: ["a.com"] });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(asked).toEqual([]);
  power.emit("resume");
  power.emit("unlock-screen");
  await vi.waitFor(() => expect(asked).toEqual(["a.com"]), { timeout: 20_000 });
  expect(here.told).toEqual([]);
});

test("a machine that sleeps again before its proxy is known stays asleep", async () => {
  await using virusTotal = await startVirusTotal((domain) => ({ body: report(domain) }));
  vi.stubEnv("BANKEN_API_URL", virusTotal.url);
  vi.stubEnv("BANKEN_API_KEY", key);
  onTestFinished(() => void vi.unstubAllEnvs());
  await using here = await desktopHere({ args: [] });
  const { power, session } = here.stage;
  const client = clientOver(here.port());
  const known = Promise.withResolvers<string>();
  session.resolveProxy = () => known.promise;
  power.emit("suspend");
  await client.domains.add({ text: "a.com" });
  power.emit("resume");
  power.emit("suspend");
  known.resolve("DIRECT");
  await client.domains.checkNow({ names: ["a.com"] });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(virusTotal.domains()).toEqual([]);
  power.emit("unlock-screen");
  await vi.waitFor(() => expect(virusTotal.domains()).toEqual(["a.com"]), { timeout: 20_000 });
});

test("hears of the network from its own page alone", async () => {
  await using here = await desktopHere();
  const { sends, session } = here.stage;
  const stranger = new StandInContents();
  await stranger.loadURL("app://banken/");
  sends(onlineChannel, { sender: stranger, senderFrame: stranger.mainFrame }, []);
  const { webContents: sender } = here.window;
  sends(onlineChannel, { sender, senderFrame: null }, []);
  // Looked up at the start; who is heard has it looked up anew.
  expect(session.resolved).toHaveLength(1);
  sends(onlineChannel, { sender, senderFrame: sender.mainFrame }, []);
  expect(session.resolved).toHaveLength(2);
  expect(here.told).toEqual([]);
});
