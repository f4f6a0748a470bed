// The entry of the desktop program under `npm run dev`: the built one, but for the window's files, which come from the
// dev server. They keep the window's own origin, so that its guards and its port are those of every day.
import { join } from "node:path";
import { dataDirOf } from "../../src/main/app/data-dir.ts";
import { runDesktop } from "../../src/main/desktop/run.ts";
import { fromDevServer } from "./pages.ts";

const { BANKEN_DEV_WINDOW: address = "", BANKEN_DEV_ROOT: root = "" } = process.env;

void runDesktop({
  dataDir: dataDirOf(process.env.BANKEN_DATA_DIR),
  window: join(root, "out/renderer"),
  preload: join(root, ".out-dev/preload/preload.cjs"),
  icons: join(root, "resources/tray"),
  argv: process.argv,
  folder: process.cwd(),
  told: (line) => void process.stderr.write(`banken: ${line}\n`),
  files: fromDevServer(address),
});
