import { join } from "node:path";
import { buildWhereNeeded, root } from "./build.ts";
import { runInBrowser } from "./dev/browser.ts";
import { runInElectron } from "./dev/electron.ts";
import { readAsked } from "./starting/asked.ts";
import { decideHere } from "./starting/decide.ts";
import { findRuntime } from "./starting/runtime.ts";

// `npm run dev`: Banken on its sources. What is changed in the window shows at once, what is changed in main has it
// start again. In Electron where that can be had, else in a browser. Its data has a folder of its own.

const args = process.argv.slice(2);
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
const { desktop, serve } = readAsked(args, process.cwd());
process.env.BANKEN_DATA_DIR =
  desktop?.dataDir ?? (process.env.BANKEN_DATA_DIR || join(root, ".out-dev/data"));

const program = findRuntime();
const what = desktop === null ? "options" : decideHere(program !== null);
// Both read the built window's icons and what else is not the dev server's.
buildWhereNeeded();
if (what === "run" && program !== null && desktop !== null) {
  await runInElectron(program, desktop.args);
} else {
  const why = what === "fetch" ? "no_runtime: npx install-electron fetches it" : what;
  console.log(`In a browser, not in Electron (${why}).`);
  await runInBrowser(serve);
}
