import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** The project's own folder: npm runs scripts there. */
export const root = join(import.meta.dirname, "..");
const out = join(root, "out");
export const builtCommand = join(out, "main/banken.js");
const builtPage = join(out, "renderer/index.html");

const sources = ["src", "package.json", "package-lock.json", "electron.vite.config.ts", "tsconfig.json"];

/**
 * Builds the command and the window where a source is newer than they are. Says nothing unless the build fails, so
 * that the command's own output stays its own. Two builds at a time, or a command that starts meanwhile, find whole
 * ones at any moment.
 */
export function buildWhereNeeded(): void {
  const built = Math.min(...[builtCommand, builtPage].map(changedAt));
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
  // The window first: the command that reads it is never the older of the two.
  putFlat(join(draft, "preload"), join(out, "preload"));
  putInPlace(join(draft, "renderer"), join(out, "renderer"), "assets", "index.html");
  putInPlace(join(draft, "main"), join(out, "main"), "chunks", "banken.js");
  rmSync(draft, { recursive: true, force: true });
}

/** An old file may be just about to be loaded by a command that started before: so long it is left, in ms. */
const grace = 60_000;

/**
 * Files in `hashed` are named by what they hold: they come first, and the entry that names them takes the old one's
 * place last.
 */
function putInPlace(draft: string, place: string, hashed: string, entry: string): void {
  const fresh = filesIn(draft).filter((path) => path !== entry);
  for (const path of [...fresh, entry]) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    renameSync(join(draft, path), join(place, path));
  }
  for (const name of readdirSync(join(place, hashed))) {
    const path = join(hashed, name);
    if (!fresh.includes(path) && Date.now() - changedAt(join(place, path)) > grace)
      rmSync(join(place, path), { force: true });
  }
}

/** Files without chunks of their own. */
function putFlat(draft: string, place: string): void {
  mkdirSync(place, { recursive: true });
  for (const path of filesIn(draft)) renameSync(join(draft, path), join(place, path));
}

/** The files below a folder, by their paths from there. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(folder.length + 1));
}

/** When a file was changed last, in ms; 0 where there is none. */
function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** The newest change at or below a path, in ms. */
function newest(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return readdirSync(path).reduce((most, name) => Math.max(most, newest(join(path, name))), mtimeMs);
}
