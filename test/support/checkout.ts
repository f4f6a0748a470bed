import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/build.ts";
import { temporaryFolder } from "./folder.ts";

/** A copy of the checkout, with what was built of it, whose sources a test may change. */
export function copiedCheckout(): ReturnType<typeof temporaryFolder> {
  const folder = temporaryFolder();
  const parts = ["src", "scripts", "resources", "test/support", "out/main", "out/preload", "out/renderer"];
  const files = ["package.json", "package-lock.json", "electron.vite.config.ts", "tsconfig.json"];
  for (const each of [...parts, ...files])
    cpSync(join(root, each), join(folder.path, each), { recursive: true, preserveTimestamps: true });
  symlinkSync(join(root, "node_modules"), join(folder.path, "node_modules"), "junction");
  return folder;
}
