import { dialog } from "electron";
import type { DesktopWords } from "../app/desktop-words.ts";
import type { FileFault } from "./list-file.ts";

/** Says why a file that was given to Banken was not opened. Resolves when the person has read it. */
export async function tellFile({ name, fault, code }: FileFault, { t }: DesktopWords): Promise<void> {
  const because: Record<FileFault["fault"], () => string> = {
    gone: () => t("desktop:file.gone"),
    noFile: () => t("desktop:file.noFile"),
    unreadable: () => t("desktop:file.unreadable", { code }),
  };
  await dialog.showMessageBox({
    type: "warning",
    title: "Banken",
    message: t("desktop:file.title", { name }),
    detail: because[fault](),
  });
}
