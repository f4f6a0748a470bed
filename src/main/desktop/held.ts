import { dialog } from "electron";
import type { DesktopWords } from "../app/desktop-words.ts";
import { type Held, holdBehindDoor, type Knocker } from "../app/folder-hold/behind-door.ts";
import { type Hold, type Holder, takeHold, whoHolds } from "../app/folder-hold/hold.ts";
import { systemClock } from "../app/system-clock.ts";
import { openServed } from "./outside.ts";

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
export function holdFolder(dataDir: string, start: HeldStart, comeForward: () => void): Promise<Held | null> {
  return holdBehindDoor(comeForward, (mine) => takeOrAsk(dataDir, start, { host: "desktop", ...mine }));
}

async function takeOrAsk(
  dataDir: string,
  { words, hidden }: HeldStart,
  mine: Knocker & { readonly host: "desktop" },
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
  const { host, pid, startedAt, url, answers, lock } = holder;
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
      ? t(`desktop:held.${host === "watch" ? "watch" : "serve"}`, { pid, since, folder })
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
