import { dialog } from "electron";
import type { DesktopWords } from "../app/desktop-words.ts";
import type { UnusableSettings } from "../app/settings-file.ts";

/** Says that the settings could not be used, and that others hold. Resolves when the person has read it. */
export async function tellSettings(told: UnusableSettings, { t }: DesktopWords): Promise<void> {
  await dialog.showMessageBox({
    type: "warning",
    title: "Banken",
    message: t("desktop:settings.title"),
    detail: [because(told, t), t("desktop:settings.then")].join("\n\n"),
  });
}

function because({ path, fault, keptAs }: UnusableSettings, t: DesktopWords["t"]): string {
  if (keptAs === null) return t("desktop:settings.unreadable", { path, code: fault });
  return fault === "damaged"
    ? t("desktop:settings.damaged", { path, keptAs })
    : t("desktop:settings.invalid", { path, keptAs });
}
