import { pathToFileURL } from "node:url";
import { startWords } from "../src/main/headless/terminal/start.ts";
import { buildWhereNeeded, builtCommand } from "./build.ts";
import { readAsked } from "./starting/asked.ts";
import { decideHere, type Instead } from "./starting/decide.ts";
import { launch } from "./starting/launch.ts";
import { fetchRuntime, findRuntime } from "./starting/runtime.ts";

// `npm start -- …`: the desktop app. Where it cannot run, the window is served to a browser instead, and the command
// says in one line why.

/** More than a hundred megabytes: so long (ms) they may take. */
const patience = 300_000;

const args = process.argv.slice(2);
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
const folder = process.cwd();
const { desktop, serve } = readAsked(args, folder);

/** Runs the desktop app to its end; or says why the window has to be served instead. */
async function runDesktop(): Promise<number | Instead> {
  if (desktop === null) return "options";
  const what = decideHere(findRuntime() !== null);
  if (what !== "run" && what !== "fetch") return what;
  if (what === "fetch") {
    const { t } = await startWords(args);
    process.stderr.write(`${t("serve:fetching")}\n`);
    if (!(await fetchRuntime(patience))) return "not_fetched";
  }
  const program = findRuntime();
  return program === null ? "not_fetched" : launch(program, { ...desktop, folder });
}

buildWhereNeeded();
const came = await runDesktop();
if (typeof came === "number") {
  process.exitCode = came;
} else {
  process.argv.splice(2, args.length, "serve", "--instead", came, ...serve);
  await import(pathToFileURL(builtCommand).href);
}
