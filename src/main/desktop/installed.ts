import { readFileSync } from "node:fs";
import { join } from "node:path";
import { app } from "electron";
import type { Installed } from "./package-kind.ts";

/** How this Banken came here. */
export function readInstalled(): Installed {
  return {
    platform: process.platform,
    packaged: app.isPackaged,
    program: process.execPath,
    env: process.env,
    packageType: app.isPackaged ? read(join(process.resourcesPath, "package-type")) : null,
  };
}

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return null;
  }
}
