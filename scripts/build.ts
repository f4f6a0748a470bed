import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/** The project's own folder: npm runs scripts there. */
export const root = join(import.meta.dirname, "..");
export const builtCommand = join(root, "out/main/banken.js");

const sources = ["src", "package.json", "package-lock.json", "electron.vite.config.ts", "tsconfig.json"];

/**
 * Builds the command where a source is newer than it. Says nothing unless the build fails, so that the command's
 * own output stays its own. The new build takes the old one's place whole: two at a time do not meet half-way.
 */
export function buildWhereNeeded(): void {
  const built = statSync(builtCommand, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (sources.every((each) => newest(join(root, each)) <= built)) return;
  const draft = join(root, `.out-${process.pid}`);
  const build = spawnSync(
    process.execPath,
    [join(root, "node_modules/electron-vite/bin/electron-vite.js"), "build", "--logLevel", "warn"],
    {
      cwd: root,
      env: { ...process.env, BANKEN_OUT_DIR: draft },
      encoding: "utf8",
    },
  );
  if (build.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    process.stderr.write(`banken: the build failed.\n${build.stdout}${build.stderr}`);
    process.exit(70);
  }
  const old = `${draft}-old`;
  const place = join(root, "out/main");
  mkdirSync(join(root, "out"), { recursive: true });
  try {
    renameSync(place, old);
  } catch {
    // There was none yet, or another build took it away a moment ago.
  }
  try {
    renameSync(draft, place);
  } catch {
    // Another build of the same sources was faster.
    rmSync(draft, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true });
}

/** The newest change at or below a path, in ms. */
function newest(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return readdirSync(path).reduce((most, name) => Math.max(most, newest(join(path, name))), mtimeMs);
}
