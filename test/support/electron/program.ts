#!/usr/bin/env node
// Stands in for Electron's program: runs an app's folder on the stand-in until it is told to end, and says what its
// window has.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { builtDesktop } from "../built-desktop.ts";
import { clientOver } from "../desktop-client.ts";

const [folder = "", ...args] = process.argv.slice(2);
const { main } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const desktop = await builtDesktop({
  args,
  dataDir: process.env.BANKEN_DATA_DIR ?? "",
  main: join(folder, main),
});
const { version } = await clientOver(await desktop.port()).data.about();
const file = await desktop.tell({ does: "fetch", address: "app://banken/shell/Nav.tsx" });
const page = await desktop.tell({ does: "fetch", address: "app://banken/" });
process.stdout.write(`${JSON.stringify({ version, file, page })}\n`);
process.on("SIGTERM", () => void desktop.tell({ does: "quit" }).catch(() => {}));
process.exitCode = (await desktop.status) ?? 1;
process.stderr.write(desktop.said());
process.exit();
