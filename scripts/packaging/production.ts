import { readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { root } from "../build.ts";

interface Locked {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
interface Lock {
  readonly packages: Readonly<Record<string, Locked>>;
}

/** Banken's own dependencies, by their names. */
export const dependencies: readonly string[] = Object.keys(lock().packages[""]?.dependencies ?? {});

/** Those that the command has no use for. */
export const desktopAlone: readonly string[] = ["electron-updater"];

/**
 * The packages that run with Banken, by their folders in the lock file: what is reached from its dependencies without
 * a peer. (The lock's own `dev` is not asked: an optional peer of a dependency, TypeScript, is not `dev` to it.)
 * @param without dependencies of Banken's that are not followed
 */
export function productionPackages(without: readonly string[] = []): ReadonlySet<string> {
  const { packages } = lock();
  const found = new Set<string>();
  const visit = (folder: string): void => {
    const { dependencies, optionalDependencies } = packages[folder] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      if (folder === "" && without.includes(name)) continue;
      const place = resolve(packages, folder, name);
      if (place === undefined || found.has(place)) continue;
      found.add(place);
      visit(place);
    }
  };
  visit("");
  return found;
}

/** The folder in the lock file of the package that a file belongs to; none where it is Banken's own. */
export function packageOf(file: string): string | undefined {
  const path = relative(root, file).split(sep).join("/");
  return /^(?:(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)(?=\/)/.exec(path)?.[0];
}

function lock(): Lock {
  return JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
}

/** Where Node finds a package from a folder: in its own node_modules, else in those further up. */
function resolve(packages: Lock["packages"], from: string, name: string): string | undefined {
  const place = `${from === "" ? "" : `${from}/`}node_modules/${name}`;
  if (place in packages) return place;
  const up = from.lastIndexOf("/node_modules/");
  return from === "" ? undefined : resolve(packages, up === -1 ? "" : from.slice(0, up), name);
}
