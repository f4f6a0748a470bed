import { dialog } from "electron";
import type { DesktopWords } from "../app/desktop-words.ts";
import { type UnusableSettings, unusableKind } from "../app/settings-file.ts";

/** Says that the settings could not be used, and that others hold. Resolves when the person has read it. */
export async function tellSettings(told: UnusableSettings, { t }: DesktopWords): Promise<void> {
  const { path, fault: code, keptAs } = told;
  const because = t(`desktop:settings.${unusableKind(told)}`, { path, code, keptAs });
  await dialog.showMessageBox({
    type: "warning",
    title: "Banken",
    message: t("desktop:settings.title"),
    detail: [because, t("desktop:settings.then")].join("\n\n"),
  });
}
