// The entry of the desktop program. All of it is loaded before Electron's `ready`, which several parts have to precede.
import { join } from "node:path";
import { dataDirOf } from "../app/data-dir.ts";
import { findWindow } from "../app/window/assets.ts";
import { runDesktop } from "./run.ts";

const window = findWindow();
const built = window ?? import.meta.dirname;

// The terminal that it was started from may be closed long before it ends.
process.stderr.on("error", () => {});

void runDesktop({
  dataDir: dataDirOf(process.env.BANKEN_DATA_DIR),
  window,
  preload: join(built, "../preload/preload.cjs"),
  icons: join(built, "../../resources/tray"),
  argv: process.argv,
  folder: process.cwd(),
  told: (line) => void process.stderr.write(`banken: ${line}\n`),
});
