import { dialog } from "electron";
import { desktopWords, languageFor } from "../app/desktop-words.ts";
import type { Service } from "../app/service.ts";
import { showOnce } from "./one-notice.ts";
import type { RememberedFile } from "./remembered.ts";

export interface HidingParts extends Pick<Service, "clock" | "settings"> {
  readonly file: RememberedFile;
  readonly platform: NodeJS.Platform;
  /** The system's languages, most wanted first (BCP 47). */
  readonly languages: readonly string[];
  readonly timeZone: string;
  /** Hears that it could not be kept that it was said: it is said all the same. */
  readonly mistake: (thrown: unknown) => void;
}

/**
 * Says, the first time that a closed window is only hidden, that Banken goes on watching and how to quit it. Once ever:
 * with a notification, or where none can be shown with a dialog.
 */
export async function sayHiding(parts: HidingParts): Promise<void> {
  const { file, platform, clock, settings } = parts;
  if (file.get().hidingSaid) return;
  try {
    file.keep({ hidingSaid: true });
  } catch (thrown) {
    parts.mistake(thrown);
  }
  const { t } = await desktopWords(languageFor(settings.get(), parts.languages), parts.timeZone);
  const title = t("notices:hiding.title");
  const body = t(`notices:hiding.${platform === "darwin" ? "menuBar" : "tray"}`);
  const { result } = await showOnce({ title, body }, clock);
  if (result === "shown" || result === "silent") return;
  await dialog.showMessageBox({ type: "info", title: "Banken", message: title, detail: body });
}
