import { readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import { root } from "../build.ts";
import type { PackedFile } from "./contents.ts";
import { nameOf, type Target } from "./targets.ts";

// What may not be in a package, and what must.

/** Files of a kind that is never packed, by their paths. */
const never: readonly { readonly what: string; readonly path: RegExp }[] = [
  { what: "from the tests", path: /(^|\/)(test|tests|__tests__)\/|\.(test|spec)\.[cm]?[jt]sx?$/ },
  { what: "a source map", path: /\.map$/ },
  { what: "a source", path: /\.[cm]?tsx?$|^(src|scripts)\/|\.(c|cc|cpp|h|hpp|gyp|gypi)$/ },
  {
    what: "a secret",
    path: /(^|\/)(\.env[^/]*|\.npmrc|\.netrc|id_[a-z0-9]+|serve-session|[^/]+\.(pem|key|p12|pfx|p8|keystore|sqlite(-wal|-shm)?|log))$/,
  },
];

const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** What must be there: Banken's own entries. */
export const entries = {
  window: "out/renderer/index.html",
  desktop: "out/main/desktop.js",
  command: "command/app/out/main/banken.js",
} as const;

export interface Expected {
  readonly production: ReadonlySet<string>;
  readonly entries: readonly string[];
}

/** What is wrong with a package's files, in words, one line each. */
export function problemsOf(
  files: readonly PackedFile[],
  target: Target,
  { production, entries: needed }: Expected,
): string[] {
  const paths = new Set(files.map(({ path }) => path));
  return [
    ...files.flatMap(({ path, source }) => {
      const found = never.filter((each) => each.path.test(path)).map(({ what }) => `${path}: ${what}`);
      if (privateKey.test(readFileSync(source, "latin1"))) found.push(`${path}: holds a private key`);
      return found;
    }),
    ...strangers(files, production),
    ...needed.filter((entry) => !paths.has(entry)).map((entry) => `${entry}: is not there`),
    ...natives(files, target),
  ];
}

/**
 * What comes from a package that does not run with Banken. The source tells, not the path in the package, where
 * electron-builder moves packages up. The command has what the archive has.
 */
function strangers(files: readonly PackedFile[], production: ReadonlySet<string>): string[] {
  const archived = new Set(files.filter(({ part }) => part !== "beside").map(({ path }) => path));
  return files
    .filter(({ part, path, source }) => {
      if (part === "beside" && path.startsWith(staged))
        return !archived.has(path.slice("command/app/".length));
      const folder = packageOf(source);
      return folder !== undefined && !production.has(folder);
    })
    .map(({ path }) => `${path}: not of a production dependency`);
}

const staged = "command/app/node_modules/";

/** The folder in the lock file of the package that a source belongs to; none where it is Banken's own. */
function packageOf(source: string): string | undefined {
  const path = relative(root, source).split(sep).join("/");
  return /^(?:(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)(?=\/)/.exec(path)?.[0];
}

/** The app and the command each have one native binary, the target's, and it is a file that can be loaded. */
function natives(files: readonly PackedFile[], target: Target): string[] {
  const prebuilt = `node_modules/better-sqlite3/prebuilds/${nameOf(target)}.node`;
  const expected = [`unpacked ${prebuilt}`, `beside command/app/${prebuilt}`];
  const found = files
    .filter(({ path }) => /\.(node|dll|dylib|so|exe)$/.test(path))
    .map(({ part, path }) => `${part} ${path}`);
  return [
    ...found
      .filter((each) => !expected.includes(each))
      .map((each) => `${each}: not the binary of ${nameOf(target)}`),
    ...expected.filter((each) => !found.includes(each)).map((each) => `${each}: is not there`),
  ];
}
