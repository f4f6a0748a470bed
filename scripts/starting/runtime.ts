import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../build.ts";

/** The npm package: since Electron 42 it comes without its runtime. */
const electronPackage = join(root, "node_modules/electron");

/** Where the program is in Electron's folder (node_modules/electron/install.js, getPlatformPath). */
function programOn(platform: NodeJS.Platform): string {
  if (platform === "darwin") return "Electron.app/Contents/MacOS/Electron";
  return platform === "win32" ? "electron.exe" : "electron";
}

/**
 * Electron's program on this machine: in the folder that ELECTRON_OVERRIDE_DIST_PATH names, else the fetched one; null
 * where there is none. The package itself is not asked: it would fetch it.
 */
export function findRuntime(
  named: string | undefined = process.env.ELECTRON_OVERRIDE_DIST_PATH,
  from = electronPackage,
): string | null {
  if (named) {
    const program = join(named, programOn(process.platform));
    return existsSync(program) ? program : null;
  }
  // Written last, when all of the runtime is there.
  const path = join(from, "path.txt");
  if (!existsSync(path)) return null;
  const program = join(from, "dist", readFileSync(path, "utf8").trim());
  return existsSync(program) ? program : null;
}

/**
 * Fetches the runtime as `npx install-electron` does, and says whether it came. Its own words are a stack, and stay
 * unheard.
 * @param patience so long (ms) it may take
 */
export async function fetchRuntime(
  patience: number,
  script = join(electronPackage, "install.js"),
): Promise<boolean> {
  const child = spawn(process.execPath, [script], { stdio: "ignore", timeout: patience });
  const [status] = await once(child, "exit");
  return status === 0;
}
