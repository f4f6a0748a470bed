import { StoreError } from "../store/errors.ts";
import type { DesktopWords } from "./desktop-words.ts";
import { mistakeText } from "./mistake.ts";
import { RefusedByService } from "./refused.ts";

/** The window's files are not where they belong. */
export class WindowNotBuilt extends Error {
  override name = "WindowNotBuilt";
}

/** Why Banken cannot start, what that means and what to do, for the person in front of it; a paragraph for each. */
export function startErrorText(thrown: unknown, dataDir: string, { t }: DesktopWords): string {
  if (thrown instanceof StoreError)
    return [
      t(`common:store.${thrown.fault}`),
      t("desktop:start.where", { path: thrown.where }),
      ...(thrown.sqlite === null ? [] : [t("desktop:start.sqlite", { message: thrown.sqlite })]),
    ].join("\n\n");
  if (thrown instanceof WindowNotBuilt) return t("desktop:start.notBuilt");
  if (thrown instanceof RefusedByService && thrown.why === "bad_environment")
    return t("desktop:start.environment", { variable: thrown.detail ?? "" });
  const { code, syscall, path } = thrown as NodeJS.ErrnoException;
  // The files that Banken cannot do without before its window is there are in the data folder, all of them.
  if (code !== undefined && syscall !== undefined && syscall !== "listen")
    return t("desktop:start.folder", { path: path ?? dataDir, code });
  return t("desktop:start.mistake", { what: mistakeText(thrown) });
}
