import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildWhereNeeded, builtCommand, root } from "./build.ts";

// `npm start -- …`: the desktop app. Until there is one, and wherever Electron's runtime or a display is missing, the
// window is served to a browser instead, and the command says in one line why.

/** Why the window is served instead, in the command's words (`serve --instead`). */
function whyServed(): "no_runtime" | "no_display" | "no_desktop" {
  if (!hasRuntime()) return "no_runtime";
  if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return "no_display";
  return "no_desktop";
}

/** Whether Electron's runtime was fetched. The package itself is not asked: it would fetch it. */
function hasRuntime(): boolean {
  const electron = join(root, "node_modules/electron");
  const path = join(electron, "path.txt");
  return existsSync(path) && existsSync(join(electron, "dist", readFileSync(path, "utf8").trim()));
}

buildWhereNeeded();
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
process.argv.splice(2, 0, "serve", "--instead", whyServed());
await import(pathToFileURL(builtCommand).href);
