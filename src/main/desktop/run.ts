import { createRouterClient } from "@orpc/server";
import { app, dialog, safeStorage } from "electron";
import { languageOf } from "../../shared/i18n.ts";
import { type DesktopWords, desktopWords } from "../app/desktop-words.ts";
import { mistakeText } from "../app/mistake.ts";
import { createRouter } from "../app/router/router.ts";
import { startErrorText, WindowNotBuilt } from "../app/start-text.ts";
import { systemClock } from "../app/system-clock.ts";
import { hereZone } from "../app/time-zone.ts";
import { type Assets, readAssets } from "../app/window/assets.ts";
import { createCarry } from "./contract.ts";
import { tellFile } from "./file-fault.ts";
import type { Given } from "./given.ts";
import { guardPages, guardSession } from "./guard.ts";
import { holdFolder, tellLost } from "./held.ts";
import { sayHiding } from "./hiding.ts";
import { takeIdentity } from "./identity.ts";
import { takeInstance } from "./instance.ts";
import { keepDesk } from "./keep-desk.ts";
import { readListFile } from "./list-file.ts";
import { openLockedKey } from "./locked-key.ts";
import { startsHidden } from "./login.ts";
import { setMenu } from "./menu.ts";
import { noticesHealth } from "./notices-health.ts";
import { openHost } from "./open-host.ts";
import { placementFile } from "./placement-file.ts";
import { acceptPort } from "./port.ts";
import { builtFiles, type Files, registerScheme, serveFiles } from "./protocol.ts";
import { endBeforeQuit } from "./quit.ts";
import { rememberedFile } from "./remembered.ts";
import { reviveWindow } from "./revive.ts";
import { mayRun } from "./sandbox.ts";
import { openService } from "./service.ts";
import { tellSettings } from "./settings-fault.ts";
import { startAgain } from "./start-again.ts";
import { heedMachine } from "./wakes.ts";
import { type AppWindow, openWindow } from "./window.ts";

export interface DesktopParts {
  readonly dataDir: string;
  /** The folder of the built window; null where there is none. */
  readonly window: string | null;
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
  takeIdentity(process.platform, parts.argv);
  const instance = takeInstance(parts.argv, parts.folder);
  if (instance === null) return app.quit();
  guardPages();
  await app.whenReady();
  // The settings may name another language; they are read when the folder is ours.
  const words = await desktopWords(languageOf(app.getPreferredSystemLanguages()), hereZone());
  try {
    const opened = await open(parts, words);
    if (opened === null) return app.exit(0);
    instance.listen((given) => (opened.ending() ? startAgain(given, parts.argv) : void show(opened, given)));
  } catch (thrown) {
    dialog.showErrorBox(words.t("desktop:start.title"), startErrorText(thrown, parts.dataDir, words));
    app.exit(69);
  }
}

interface Opened {
  readonly window: AppWindow;
  /** Those of the language that holds now. */
  readonly words: () => DesktopWords;
  /** Whether it is being closed, which may take some seconds. */
  readonly ending: () => boolean;
}

async function show({ window, words }: Opened, given: Given | null): Promise<void> {
  window.bringForward();
  if (given?.to === "domain") window.go(`/domains/${given.name}`);
  if (given?.to !== "file") return;
  const file = await readListFile(given.path);
  if ("fault" in file) await tellFile(file, words());
  else window.take(file);
}

/** Opens everything; null: it is not to run, and the person knows why or chose so. */
async function open(parts: DesktopParts, startWords: DesktopWords): Promise<Opened | null> {
  const { dataDir, preload, argv, told } = parts;
  let words = startWords;
  const { platform } = process;
  const hidden = startsHidden(argv, platform);
  let window: AppWindow | null = null;
  const assets = readWindow(parts.window);
  setMenu(platform, words);
  const held = await holdFolder(dataDir, { words, hidden }, () => window?.bringForward());
  if (held === null) return null;
  // The last opened is closed first: at the end, or at once where what comes after it cannot be opened.
  const closing = new AsyncDisposableStack();
  closing.defer(held.release);
  let opened: Opened | null = null;
  try {
    const file = rememberedFile(dataDir);
    if (!(await mayRun(file, hidden, words))) return null;
    guardSession();
    serveFiles(parts.files ?? builtFiles(assets));
    const secrets = await openLockedKey(dataDir, safeStorage, platform);
    const failed = (thrown: unknown) => told(mistakeText(thrown));
    const around = {
      dataDir,
      file,
      health: noticesHealth(systemClock),
      languages: app.getPreferredSystemLanguages(),
      timeZone: hereZone(),
      mistake: failed,
    };
    const service = await openService({
      dataDir,
      secrets,
      host: await openHost(around),
      startInPractice: argv.includes("--practice"),
      unusable(settings) {
        told(`${settings.path}: ${settings.fault}`);
        void tellSettings(settings, words);
      },
      told,
    });
    closing.defer(service.close);
    const mistake = (procedure: string, thrown: unknown) => told(`${procedure}: ${mistakeText(thrown)}`);
    const placement = placementFile(dataDir);
    const onHidden = () => void sayHiding({ ...around, ...service, platform }).catch(failed);
    const shown = openWindow({ platform, preload, placement, onHidden, failed }, hidden);
    window = shown;
    reviveWindow(shown.contents, service.clock, (reason) => told(`the window's page has ended: ${reason}`));
    const router = createRouter(service);
    acceptPort(shown.contents, createCarry(router, mistake));
    const leave = keepDesk({
      icons: parts.icons,
      service,
      client: createRouterClient(router),
      window: shown,
      health: around.health,
      told,
      speaks(spoken) {
        words = spoken;
        setMenu(platform, words);
      },
    });
    closing.defer(leave);
    closing.defer(held.closeDoor);
    heedMachine(shown.contents, service);
    const end = once(() => closing.disposeAsync());
    endBeforeQuit(end, failed);
    void held.lost.then(async () => {
      // Whoever waited for this one to end, and did not wait for long enough.
      if (closing.disposed) return;
      shown.hide();
      await end().catch(failed);
      await tellLost(dataDir, words);
      app.exit(69);
    });
    opened = { window: shown, words: () => words, ending: () => closing.disposed };
    return opened;
  } finally {
    if (opened === null) await closing.disposeAsync();
  }
}

/** @throws {WindowNotBuilt} */
function readWindow(folder: string | null): Assets {
  try {
    if (folder !== null) return readAssets(folder);
  } catch (thrown) {
    throw new WindowNotBuilt("the window cannot be read", { cause: thrown });
  }
  throw new WindowNotBuilt("the window is not built");
}

/** The same, done at the first call alone. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | null = null;
  return () => {
    done ??= work();
    return done;
  };
}
