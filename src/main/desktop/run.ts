import { createRouterClient } from "@orpc/server";
import { app, dialog, powerMonitor, safeStorage } from "electron";
import type { Client } from "../../shared/contract/index.ts";
import type { SecretStore } from "../app/key-holder.ts";
import { mistakeText } from "../app/mistake.ts";
import { openNetwork } from "../app/network.ts";
import { createRouter } from "../app/router/router.ts";
import { type Service, startService } from "../app/service.ts";
import { settingsFile } from "../app/settings-file.ts";
import { systemClock } from "../app/system-clock.ts";
import { version } from "../app/version.ts";
import { readAssets } from "../app/window/assets.ts";
import { StoreError } from "../store/errors.ts";
import { makeFolder } from "../store/folder.ts";
import { virusTotalUrl } from "../virustotal/url.ts";
import { createActs } from "./acts.ts";
import { createCarry } from "./contract.ts";
import { runDesk } from "./desk.ts";
import type { Given } from "./given.ts";
import { guardPages, guardSession } from "./guard.ts";
import { takeInstance } from "./instance.ts";
import { readListFile } from "./list-file.ts";
import { openLockedKey } from "./locked-key.ts";
import { setMenu } from "./menu.ts";
import { createNotifier } from "./notifier.ts";
import { placementFile } from "./placement-file.ts";
import { acceptPort } from "./port.ts";
import { builtFiles, type Files, registerScheme, serveFiles } from "./protocol.ts";
import { endBeforeQuit } from "./quit.ts";
import { type ToldFile, toldFile } from "./told-file.ts";
import { openTray, type ShownTray } from "./tray.ts";
import { type AppWindow, openWindow } from "./window.ts";

export interface DesktopParts {
  readonly dataDir: string;
  /** The folder of the built window. */
  readonly window: string;
  /** The built preload. */
  readonly preload: string;
  /** The folder of the tray's icons. */
  readonly icons: string;
  /** The command line, with the program and, where it is not packed, its script. */
  readonly argv: readonly string[];
  /** The folder that it was started in. */
  readonly folder: string;
  /** Hears of a mistake of ours, in words that hold nothing of what was worked on. */
  readonly told: (line: string) => void;
  /** In place of the built window's files (`npm run dev`). */
  readonly files?: Files;
}

/** Runs Banken as a desktop program, or hands on what it was started with to the one that runs. Before `ready`. */
export async function runDesktop(parts: DesktopParts): Promise<void> {
  registerScheme();
  const instance = takeInstance(parts.argv, parts.folder);
  if (instance === null) return app.quit();
  guardPages();
  await app.whenReady();
  try {
    const opened = await open(parts);
    instance.listen((given) => void show(opened, given));
  } catch (thrown) {
    dialog.showErrorBox("Banken", wordsOf(thrown));
    app.exit(69);
  }
}

async function show(window: AppWindow, given: Given | null): Promise<void> {
  window.bringForward();
  if (given?.to === "domain") window.go(`/domains/${given.name}`);
  const file = given?.to === "file" ? await readListFile(given.path) : null;
  if (file !== null) window.take(file);
}

async function open(parts: DesktopParts): Promise<AppWindow> {
  const { dataDir, window, preload, argv, told } = parts;
  const assets = readAssets(window);
  makeFolder(dataDir, 0o700);
  guardSession();
  serveFiles(parts.files ?? builtFiles(assets));
  setMenu(process.platform);
  const secrets = await openLockedKey(dataDir, safeStorage, process.platform);
  const { service, close } = await start(dataDir, secrets, argv.includes("--practice"), told);
  const mistake = (procedure: string, thrown: unknown) => told(`${procedure}: ${mistakeText(thrown)}`);
  const placement = placementFile(dataDir);
  const opened = openWindow({ preload, placement, onHidden: () => {} }, argv.includes("--hidden"));
  const router = createRouter(service);
  acceptPort(opened.contents, createCarry(router, mistake));
  const leave = keepDesk(parts, service, createRouterClient(router), opened);
  // What was due while the machine slept is due now.
  for (const event of ["resume", "unlock-screen"] as const)
    powerMonitor.on(event as "resume", () => service.world().watch.tick());
  endBeforeQuit(() => leave().then(close));
  return opened;
}

/** Puts the tray up and keeps it and the notifications true, until what it returns is called. */
function keepDesk(
  { icons, told }: DesktopParts,
  service: Service,
  client: Client,
  window: AppWindow,
): () => Promise<void> {
  const { clock, changes } = service;
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const mistake = (thrown: unknown) => told(mistakeText(thrown));
  const act = createActs({ client, window, clock, timeZone, failed: mistake });
  const notifier = createNotifier(act, (why) => told(`the system shows no notification: ${why}`));
  const files = new Map<string, ToldFile>();
  let tray: ShownTray | null = null;
  const over = new AbortController();
  const running = runDesk(
    {
      client,
      changes,
      clock,
      notifier,
      mistake,
      timeZone,
      languages: app.getPreferredSystemLanguages(),
      tray(state, words) {
        if (tray === null) tray = openTray({ icons, platform: process.platform, act }, state, words);
        else tray.show(state, words);
      },
      told() {
        const { dataDir } = service.world();
        const file = files.get(dataDir) ?? toldFile(dataDir);
        files.set(dataDir, file);
        return file;
      },
    },
    over.signal,
  );
  return async () => {
    over.abort(new Error("the program ends"));
    await running;
    notifier.clear();
    tray?.close();
  };
}

async function start(
  dataDir: string,
  secrets: SecretStore,
  startInPractice: boolean,
  told: DesktopParts["told"],
): Promise<{ readonly service: Service; close(): Promise<void> }> {
  const network = openNetwork();
  try {
    const service = await startService({
      dataDir,
      clock: systemClock,
      network: network.fetch,
      apiUrl: () => virusTotalUrl,
      limits: {},
      version,
      chance: Math.random,
      secrets,
      settings: settingsFile(dataDir, systemClock, ({ path, fault }) => told(`${path}: ${fault}`)),
      startInPractice,
      mistake: (thrown) => told(mistakeText(thrown)),
    });
    return { service, close: () => service.close().finally(network.close) };
  } catch (thrown) {
    await network.close();
    throw thrown;
  }
}

/** What a person reads of why Banken cannot start: the store's own words, else where it went wrong. */
function wordsOf(thrown: unknown): string {
  return thrown instanceof StoreError ? thrown.message : mistakeText(thrown);
}
