import { dialog } from "electron";
import type { DesktopWords } from "../app/desktop-words.ts";
import { createHolderDoor, newSecret } from "../app/folder-hold/door.ts";
import { openDoor } from "../app/folder-hold/door-server.ts";
import { type Hold, type Holder, takeHold, whoHolds } from "../app/folder-hold/hold.ts";
import { systemClock } from "../app/system-clock.ts";
import { openServed } from "./outside.ts";

/** The folder is this process's: nobody else keeps watch over it. */
export interface Held {
  /** Comes where another process has taken it over: the watch has to end. */
  readonly lost: Promise<void>;
  /** Answers nobody any more: who comes now waits until this process has ended, and takes the folder then. */
  closeDoor(): Promise<void>;
  /** Gives it free. */
  release(): Promise<void>;
}

/** How this process was started. */
export interface HeldStart {
  readonly words: DesktopWords;
  /** At login, where nobody asked for a window: a folder that is watched already is no reason to speak to them. */
  readonly hidden: boolean;
}

/**
 * Takes hold of the data folder, before anything in it is opened. Where another process holds it, the person is told
 * which, and chooses; null: they chose to end.
 * @param comeForward called where somebody starts another Banken on this folder, and should see this one
 * @throws Node's errors where the folder cannot be written, or no port can be had
 */
export async function holdFolder(
  dataDir: string,
  start: HeldStart,
  comeForward: () => void,
): Promise<Held | null> {
  const secret = newSecret();
  const door = await openDoor(createHolderDoor(secret, { address: () => null, comeForward }));
  let hold: Hold | null = null;
  try {
    hold = await takeOrAsk(dataDir, start, { host: "desktop", port: door.port, secret });
  } finally {
    if (hold === null) await door.close();
  }
  if (hold === null) return null;
  const { lost, release } = hold;
  return {
    lost,
    closeDoor: door.close,
    async release() {
      await door.close();
      release();
    },
  };
}

async function takeOrAsk(
  dataDir: string,
  { words, hidden }: HeldStart,
  mine: Pick<Parameters<typeof takeHold>[1], "host" | "port" | "secret">,
): Promise<Hold | null> {
  for (;;) {
    const found = await takeHold(dataDir, { ...mine, startedAt: systemClock.now() });
    if ("release" in found) return found;
    if (found.host === "desktop" && found.answers) {
      // Another installation of the app (one that is the same would have handed on what it was given).
      await whoHolds(dataDir, "come_forward");
      return null;
    }
    if (hidden && found.answers) return null;
    const chosen = await choose(found, dataDir, words);
    if (chosen === "quit") return null;
    // The address that came first may be too old by now, and its process gone: then the folder is free.
    const now = chosen === "open" ? await whoHolds(dataDir) : null;
    if (now !== null && openServed(now)) return null;
  }
}

type Choice = "open" | "again" | "quit";

async function choose(holder: Holder, folder: string, { t, moment }: DesktopWords): Promise<Choice> {
  const { pid, startedAt, url, answers, lock } = holder;
  const since = moment(startedAt, systemClock.now());
  const labels: Record<Choice, string> = {
    open: t("desktop:held.open"),
    again: t("desktop:held.again"),
    quit: t("desktop:held.quit"),
  };
  const choices: readonly Choice[] = url === null ? ["again", "quit"] : ["open", "again", "quit"];
  const { response } = await dialog.showMessageBox({
    type: "info",
    title: "Banken",
    message: t("desktop:held.title"),
    detail: answers
      ? t("desktop:held.serve", { pid, since, folder })
      : t("desktop:held.silent", { pid, since, lock }),
    buttons: choices.map((each) => labels[each]),
    defaultId: 0,
    cancelId: choices.indexOf("quit"),
    noLink: true,
  });
  return choices[response] ?? "quit";
}

/** Says that the folder is another's now. Resolves when the person has read it. */
export async function tellLost(folder: string, { t }: DesktopWords): Promise<void> {
  await dialog.showMessageBox({
    type: "warning",
    title: "Banken",
    message: t("desktop:lost.title"),
    detail: t("desktop:lost.what", { folder }),
    buttons: [t("desktop:lost.quit")],
  });
}
