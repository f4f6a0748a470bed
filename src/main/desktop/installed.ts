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
    packageType: app.isPackaged ? packageType() : null,
  };
}

function packageType(): string | null {
  try {
    return readFileSync(join(process.resourcesPath, "package-type"), "utf8").trim();
  } catch {
    return null;
  }
}
