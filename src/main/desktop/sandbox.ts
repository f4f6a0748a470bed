import { app, dialog } from "electron";
import type { DesktopWords } from "../app/desktop-words.ts";
import type { RememberedFile } from "./remembered.ts";

/**
 * Asks a person, until they have agreed once, whether Banken may run without Chromium's sandbox, where it was started so:
 * an AppImage does that without a word on a system that has no user namespaces for it. ELECTRON_DISABLE_SANDBOX comes to
 * the same switch (https://github.com/electron/electron/pull/16576).
 * @param hidden nobody sees this start, so nobody is asked
 * @returns false: they chose to end
 */
export async function mayRun(file: RememberedFile, hidden: boolean, { t }: DesktopWords): Promise<boolean> {
  if (!app.commandLine.hasSwitch("no-sandbox") || hidden || file.get().unsandboxed) return true;
  const { response } = await dialog.showMessageBox({
    type: "warning",
    title: "Banken",
    message: t("desktop:sandbox.title"),
    detail: t("desktop:sandbox.what"),
    buttons: [t("desktop:sandbox.on"), t("desktop:sandbox.quit")],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  if (response !== 0) return false;
  file.keep({ unsandboxed: true });
  return true;
}
