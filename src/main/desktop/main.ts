// The entry of the desktop program. All of it is loaded before Electron's `ready`, which several parts have to precede.
import { join } from "node:path";
import { dataDirOf } from "../app/data-dir.ts";
import { findWindow } from "../app/window/assets.ts";
import { runDesktop } from "./run.ts";

const window = findWindow();
if (window === null) throw new Error("the window is not built: npm run build");

void runDesktop({
  dataDir: dataDirOf(process.env.BANKEN_DATA_DIR),
  window,
  preload: join(window, "../preload/preload.cjs"),
  icons: join(window, "../../resources/tray"),
  argv: process.argv,
  folder: process.cwd(),
  told: (line) => void process.stderr.write(`banken: ${line}\n`),
});
