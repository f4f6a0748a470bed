import { dialog } from "electron";
import type { DesktopWords } from "../app/desktop-words.ts";
import type { Clock } from "../watch/clock.ts";
import { showOnce } from "./one-notice.ts";
import type { RememberedFile } from "./remembered.ts";

/**
 * Says, the first time that a closed window is only hidden, that Banken goes on watching and how to quit it. Once ever:
 * with a notification, or where none can be shown with a dialog.
 */
export async function sayHiding(
  file: RememberedFile,
  { t }: DesktopWords,
  platform: NodeJS.Platform,
  clock: Clock,
): Promise<void> {
  if (file.get().hidingSaid) return;
  file.keep({ hidingSaid: true });
  const title = t("notices:hiding.title");
  const body = t(`notices:hiding.${platform === "darwin" ? "menuBar" : "tray"}`);
  const { result } = await showOnce({ title, body }, clock);
  if (result === "shown" || result === "silent") return;
  await dialog.showMessageBox({ type: "info", title: "Banken", message: title, detail: body });
}
