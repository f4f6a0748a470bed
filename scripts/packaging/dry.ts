import type { Packager } from "electron-builder";
import { contentsOf, type PackedFile, type Part } from "./contents.ts";
import { problemsOf } from "./rules.ts";
import { nameOf, type Target } from "./targets.ts";

export interface DryRun {
  /** Lines for a person: how large each part is. */
  readonly sizes: readonly string[];
  /** What is wrong, one line each; none where all is well. */
  readonly problems: readonly string[];
}

/** What would go into one target's package. */
export async function dryRun(packager: Packager, target: Target): Promise<DryRun> {
  const files = await contentsOf(packager, target);
  const problems = problemsOf(files, target);
  if (!packager.config.afterPack) problems.push("afterPack: nothing would set Electron's fuses");
  if (!packager.config.publish)
    problems.push("publish: the packages would not know where newer versions are");
  const { asar, toolsets } = packager.config;
  if ([undefined, null, "0.0.0"].includes(toolsets?.appimage))
    problems.push("toolsets.appimage: the AppImage would be started without Chromium's sandbox");
  if (typeof asar !== "object" || asar?.smartUnpack !== false)
    problems.push("asar: without smartUnpack: false, code is unpacked that no checksum covers");
  return {
    sizes: [`${nameOf(target)}: ${sum(files)}`, ...partsOf(files)],
    problems: problems.map((each) => `${nameOf(target)}: ${each}`),
  };
}

const words: Readonly<Record<Part, string>> = {
  archive: "app.asar",
  unpacked: "app.asar.unpacked",
  beside: "beside it",
};

function partsOf(files: readonly PackedFile[]): string[] {
  const parts = Map.groupBy(files, ({ part, path }) => `${words[part]}, ${folderOf(path)}`);
  return [...parts].map(([name, inside]) => `  ${name}: ${sum(inside)}`);
}

/** The part of a path that names a part of Banken: out/main, node_modules, command/app/node_modules. */
function folderOf(path: string): string {
  return (
    /^((command\/app\/)?(node_modules|out\/[^/]+)|command|resources\/[^/]+)(?=\/)/.exec(path)?.[0] ?? path
  );
}

function sum(files: readonly PackedFile[]): string {
  const bytes = files.reduce((total, { size }) => total + size, 0);
  return `${files.length} files, ${(bytes / 2 ** 20).toFixed(2)} MiB`;
}
