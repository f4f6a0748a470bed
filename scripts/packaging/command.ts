import { constants, copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Packager } from "electron-builder";
import { root } from "../build.ts";
import { contentsOf } from "./contents.ts";
import { desktopAlone, packageOf, productionPackages } from "./production.ts";
import { targets } from "./targets.ts";

/**
 * Puts the command together in out/command: a launcher, and under app/ what a plain Node needs, since it cannot read
 * the app's archive. Unpacking the archive's own files for it would take them out of the archive's checksum. The native
 * binary is the target's, and electron-builder.yml adds it.
 */
export async function stageCommand(packager: Packager): Promise<void> {
  const command = join(root, "out/command");
  const app = join(command, "app");
  rmSync(command, { recursive: true, force: true });
  const [target] = targets;
  if (target === undefined) return;
  const used = productionPackages(desktopAlone);
  for (const { path, source, part } of await contentsOf(packager, target)) {
    if (part !== "archive" || !used.has(packageOf(source) ?? "")) continue;
    const place = join(app, path);
    mkdirSync(dirname(place), { recursive: true });
    copyFileSync(source, place, constants.COPYFILE_FICLONE);
  }
  for (const part of ["out/main/banken.js", "out/main/chunks", "out/renderer"])
    cpSync(join(root, part), join(app, part), { recursive: true });
  // Node reads in it that the files are modules.
  const { name, version, license, type } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  writeFileSync(join(app, "package.json"), `${JSON.stringify({ name, version, license, type })}\n`);
  cpSync(join(root, "resources/command"), command, { recursive: true });
}
