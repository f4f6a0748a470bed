import { readdirSync, type Stats, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, sep } from "node:path";
import type { PlatformPackager } from "app-builder-lib";
import { AppInfo } from "app-builder-lib/out/appInfo.js";
import { type FileMatcher, getFileMatchers } from "app-builder-lib/out/fileMatcher.js";
import { Arch, Packager, Platform } from "electron-builder";
import { root } from "../build.ts";
import type { Target } from "./targets.ts";

// What electron-builder would put into a package, asked of its own code: the same matchers, the same collection of
// production dependencies (`npm list`), the same exclusions. Only the copying is left out, and Electron's runtime.

/** Where a file ends up: in the archive, unpacked next to it, or in the folder of resources. */
export type Part = "archive" | "unpacked" | "beside";

export interface PackedFile {
  readonly part: Part;
  /** In the package, from the archive's root or from the folder of resources, with `/`. */
  readonly path: string;
  readonly source: string;
  /** In bytes. */
  readonly size: number;
}

/** Parts of app-builder-lib that its types leave out. PlatformPackager calls them in this order (`copyAppFiles`). */
interface FileSet {
  readonly src: string;
  readonly destination: string;
  readonly files: readonly string[];
  readonly metadata: ReadonlyMap<string, Stats>;
}
interface Matching {
  getMainFileMatchers(
    appDir: string,
    destination: string,
    expand: (pattern: string) => string,
    options: object,
    packager: PlatformPackager<object>,
    outDir: string,
    compiled: boolean,
  ): FileMatcher[];
  getNodeModuleFileMatcher(
    appDir: string,
    destination: string,
    expand: (pattern: string) => string,
    options: object,
    packager: Packager,
  ): FileMatcher;
}
interface Copying {
  computeFileSets(
    matchers: FileMatcher[],
    transformer: null,
    packager: PlatformPackager<object>,
    compiled: boolean,
  ): Promise<FileSet[]>;
  computeNodeModuleFileSets(packager: PlatformPackager<object>, matcher: FileMatcher): Promise<FileSet[]>;
}
interface Helpers {
  createHelper(platform: Platform): Promise<PlatformPackager<object>>;
}
const require = createRequire(import.meta.url);
const matching: Matching = require("app-builder-lib/out/fileMatcher.js");
const copying: Copying = require("app-builder-lib/out/util/appFileCopier.js");

const platforms = { linux: Platform.LINUX, darwin: Platform.MAC, win32: Platform.WINDOWS };

/**
 * The configuration in a file, read and held against electron-builder's own schema.
 *
 * @throws what electron-builder says is wrong with it
 */
export async function readConfiguration(file: string): Promise<Packager> {
  const packager = new Packager({ projectDir: root, config: file });
  await packager.validateConfig();
  packager._appInfo = new AppInfo(packager, null);
  return packager;
}

/** The files of one target's package, without Electron's own. */
export async function contentsOf(packager: Packager, target: Target): Promise<PackedFile[]> {
  const helper = await (packager as unknown as Helpers).createHelper(platforms[target.platform]);
  const options = helper.platformSpecificBuildOptions;
  const outDir = join(root, packager.config.directories?.output ?? "dist");
  const app = join(outDir, "app");
  const expand = (pattern: string) =>
    helper.expandMacro(pattern, Arch[Arch[target.arch]], { "/*": "{,/**/*}" });
  const matcherOptions = {
    macroExpander: expand,
    customBuildOptions: options,
    globalOutDir: outDir,
    defaultSrc: root,
  };

  const extra =
    getFileMatchers(packager.config, "extraResources", join(outDir, "resources"), matcherOptions) ?? [];
  const main = matching.getMainFileMatchers(root, app, expand, options, helper, outDir, false);
  for (const matcher of main) {
    // What goes beside the archive is kept out of it.
    matcher.excludePatterns = [];
    for (const each of extra) each.computeParsedPatterns(matcher.excludePatterns, root);
  }
  const sets = [
    ...(await copying.computeFileSets(main, null, helper, false)),
    ...(await copying.computeNodeModuleFileSets(
      helper,
      matching.getNodeModuleFileMatcher(root, app, expand, options, packager),
    )),
  ];
  const [unpack] = getFileMatchers(packager.config, "asarUnpack", app, matcherOptions) ?? [];
  const unpacked = unpack?.createFilter() ?? (() => false);

  const inArchive = sets.flatMap(({ src, destination, files, metadata }) =>
    files.flatMap((source): PackedFile[] => {
      const stat = metadata.get(source);
      if (!stat?.isFile()) return [];
      const path = inPackage(app, join(destination, relative(src, source)));
      const part = unpacked(join(root, path), stat) ? "unpacked" : "archive";
      return [{ part, path, source, size: stat.size }];
    }),
  );
  return [...inArchive, ...extra.flatMap((matcher) => beside(matcher, join(outDir, "resources")))];
}

/** What one entry of `extraResources` brings, as electron-builder's `copyFiles` walks it. */
function beside(matcher: FileMatcher, resources: string): PackedFile[] {
  if (matcher.isEmpty() || matcher.containsOnlyIgnore()) matcher.prependPattern("**/*");
  const wanted = matcher.createFilter();
  const walk = (folder: string): PackedFile[] =>
    readdirSync(folder).flatMap((name) => {
      const source = join(folder, name);
      const stat = statSync(source);
      if (!wanted(source, stat)) return [];
      if (stat.isDirectory()) return walk(source);
      const path = inPackage(resources, join(matcher.to, relative(matcher.from, source)));
      return [{ part: "beside", path, source, size: stat.size }];
    });
  return statSync(matcher.from, { throwIfNoEntry: false }) === undefined ? [] : walk(matcher.from);
}

const inPackage = (from: string, path: string): string => relative(from, path).split(sep).join("/");
