import { rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "electron-builder";
import { buildWhereNeeded, root } from "./build.ts";
import { stageCommand } from "./packaging/command.ts";
import { readConfiguration } from "./packaging/contents.ts";
import { dryRun } from "./packaging/dry.ts";
import { targets } from "./packaging/targets.ts";

// `npm run package`: the packages for this system, into out/packages; nothing is uploaded. `npm run package -- --dry`
// checks the configuration and what would go in, for every target, without Electron's runtime and without network.

const configuration = join(root, "electron-builder.yml");
const dry = process.argv.includes("--dry");

// A package has nothing in it from the build before.
if (!dry)
  for (const part of ["main", "preload", "renderer", "packages"])
    rmSync(join(root, "out", part), { recursive: true, force: true });
buildWhereNeeded();
const packager = await readConfiguration(configuration);
await stageCommand(packager);

const problems: string[] = [];
for (const target of targets) {
  const ran = await dryRun(packager, target);
  problems.push(...ran.problems);
  console.log(ran.sizes.join("\n"));
}
for (const problem of problems) console.error(problem);

if (problems.length > 0) {
  console.error(`\n${problems.length} problems: nothing was packed.`);
  process.exitCode = 1;
} else if (dry) {
  console.log("\nNothing is in the packages that should not be. Electron's own files come to them.");
} else {
  await build({ projectDir: root, config: configuration, publish: "never" });
}
