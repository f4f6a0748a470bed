import { readFileSync } from "node:fs";
import { trayKinds } from "../../src/main/watch/tray.ts";
import type { PackedFile } from "./contents.ts";
import { dependencies, desktopAlone, packageOf, productionPackages } from "./production.ts";
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

/** So much (bytes) a package may hold besides Electron, a good third more than it does. */
const mostBytes = 40 * 2 ** 20;

const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** What the tray asks for on each system (`desktop/tray.ts`). */
const trayFiles: Readonly<Record<Target["platform"], readonly string[]>> = {
  linux: ["-24.png", "-48.png"],
  darwin: ["Template.png", "Template@2x.png"],
  win32: [".ico"],
};

/** What must be there: all that Banken is started with, of its own and of what it depends on. */
function needed({ platform }: Target): string[] {
  const command = ["out/main/banken.js", "out/renderer/index.html", "package.json"];
  return [
    "out/main/desktop.js",
    "out/preload/preload.cjs",
    "out/renderer/index.html",
    ...trayKinds.flatMap((kind) => trayFiles[platform].map((end) => `resources/tray/${kind}${end}`)),
    ...dependencies.map(manifestOf),
    platform === "win32" ? "command/banken.cmd" : "command/banken",
    ...[...command, ...dependencies.filter((name) => !desktopAlone.includes(name)).map(manifestOf)].map(
      (path) => `command/app/${path}`,
    ),
  ];
}

const manifestOf = (name: string): string => `node_modules/${name}/package.json`;

/** What is wrong with a package's files, in words, one line each. */
export function problemsOf(files: readonly PackedFile[], target: Target): string[] {
  const paths = new Set(files.map(({ path }) => path));
  return [
    ...files.flatMap(({ path, source }) => {
      const found = never.filter((each) => each.path.test(path)).map(({ what }) => `${path}: ${what}`);
      if (privateKey.test(readFileSync(source, "latin1"))) found.push(`${path}: holds a private key`);
      return found;
    }),
    ...strangers(files),
    ...needed(target)
      .filter((path) => !paths.has(path))
      .map((path) => `${path}: is not there`),
    ...natives(files, target),
    ...(files.reduce((sum, { size }) => sum + size, 0) > mostBytes ? ["it is larger than 40 MiB"] : []),
  ];
}

/**
 * What comes from a package that does not run with Banken. The source tells, not the path in the package, where
 * electron-builder moves packages up. The command has what the archive has.
 */
function strangers(files: readonly PackedFile[]): string[] {
  const production = productionPackages();
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
