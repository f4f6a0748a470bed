import { app, dialog } from "electron";
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
import { createCarry } from "./contract.ts";
import type { Given } from "./given.ts";
import { guardPages, guardSession } from "./guard.ts";
import { takeInstance } from "./instance.ts";
import { readListFile } from "./list-file.ts";
import { setMenu } from "./menu.ts";
import { placementFile } from "./placement-file.ts";
import { acceptPort } from "./port.ts";
import { registerScheme, serveFiles } from "./protocol.ts";
import { endBeforeQuit } from "./quit.ts";
import { passingSecrets } from "./secrets.ts";
import { type AppWindow, openWindow } from "./window.ts";

export interface DesktopParts {
  readonly dataDir: string;
  /** The folder of the built window. */
  readonly window: string;
  /** The built preload. */
  readonly preload: string;
  /** The command line, with the program and, where it is not packed, its script. */
  readonly argv: readonly string[];
  /** The folder that it was started in. */
  readonly folder: string;
  /** Hears of a mistake of ours, in words that hold nothing of what was worked on. */
  readonly told: (line: string) => void;
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

async function open({ dataDir, window, preload, argv, told }: DesktopParts) {
  const assets = readAssets(window);
  makeFolder(dataDir, 0o700);
  guardSession();
  serveFiles(assets);
  setMenu(process.platform);
  const { service, close } = await start(dataDir, argv.includes("--practice"), told);
  endBeforeQuit(close);
  const mistake = (procedure: string, thrown: unknown) => told(`${procedure}: ${mistakeText(thrown)}`);
  const placement = placementFile(dataDir);
  const opened = openWindow({ preload, placement, onHidden: () => {} }, argv.includes("--hidden"));
  acceptPort(opened.contents, createCarry(createRouter(service), mistake));
  return opened;
}

async function start(
  dataDir: string,
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
      secrets: passingSecrets(),
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
