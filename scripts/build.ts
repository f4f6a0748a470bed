import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/** The project's own folder: npm runs scripts there. */
export const root = join(import.meta.dirname, "..");
export const builtCommand = join(root, "out/main/banken.js");

const sources = ["src", "package.json", "package-lock.json", "electron.vite.config.ts", "tsconfig.json"];

/**
 * Builds the command where a source is newer than it. Says nothing unless the build fails, so that the command's
 * own output stays its own. Two builds at a time, or a command that starts meanwhile, find a whole one at any moment.
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
  putInPlace(draft);
}

/** An old chunk may be just about to be loaded by a command that started before: so long it is left, in ms. */
const grace = 60_000;

/** Chunks are named by what they hold: they come first, and the entry that names them takes the old one's place last. */
function putInPlace(draft: string): void {
  const chunks = join(root, "out/main/chunks");
  mkdirSync(chunks, { recursive: true });
  const fresh = readdirSync(join(draft, "chunks"));
  for (const name of fresh) renameSync(join(draft, "chunks", name), join(chunks, name));
  renameSync(join(draft, "banken.js"), builtCommand);
  rmSync(draft, { recursive: true, force: true });
  for (const name of readdirSync(chunks).filter((each) => !fresh.includes(each))) {
    const stale = join(chunks, name);
    if (Date.now() - statSync(stale).mtimeMs > grace) rmSync(stale, { force: true });
  }
}

/** The newest change at or below a path, in ms. */
function newest(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return readdirSync(path).reduce((most, name) => Math.max(most, newest(join(path, name))), mtimeMs);
}
