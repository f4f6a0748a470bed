import { app } from "electron";
import type { Client } from "../../shared/contract/index.ts";
import type { DesktopWords } from "../app/desktop-words.ts";
import { mistakeText } from "../app/mistake.ts";
import type { Service } from "../app/service.ts";
import { hereZone } from "../app/time-zone.ts";
import { createActs } from "./acts.ts";
import { runDesk } from "./desk.ts";
import type { NoticesHealth } from "./notices-health.ts";
import { createNotifier } from "./notifier.ts";
import { type ToldFile, toldFile } from "./told-file.ts";
import { openTray, type ShownTray } from "./tray.ts";
import type { AppWindow } from "./window.ts";

export interface KeptDesk {
  /** The folder of the tray's icons. */
  readonly icons: string;
  readonly service: Service;
  /** The contract, called directly. */
  readonly client: Client;
  readonly window: AppWindow;
  /** Hears what becomes of each notification. */
  readonly health: NoticesHealth;
  /** Hears in which words a person is spoken to, each time that these are others. */
  readonly speaks: (words: DesktopWords) => void;
  /** Hears of a mistake of ours, in words that hold nothing of what was worked on. */
  readonly told: (line: string) => void;
}

/** Puts the tray up and keeps it and the notifications true, until what it returns is called. */
export function keepDesk(parts: KeptDesk): () => Promise<void> {
  const { icons, service, client, window, health, speaks, told } = parts;
  const { clock, changes } = service;
  const timeZone = hereZone();
  const mistake = (thrown: unknown) => told(mistakeText(thrown));
  const act = createActs({ client, window, clock, timeZone, failed: mistake });
  const notifier = createNotifier(act, health);
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
      speaks,
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
