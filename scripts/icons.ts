import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./build.ts";
import { appSvg, tiles } from "./icons/app-drawing.ts";
import { iconFiles } from "./icons/files.ts";
import { trayStates } from "./icons/sheet.ts";

// `npm run icons`: draws the tray's states and the app's icon into resources/, the window's favicon, and the README's
// picture of the states.

const resources = join(root, "resources");

// What a state that is no more has left behind goes.
rmSync(join(resources, "tray"), { recursive: true, force: true });
const files = iconFiles();
for (const [path, content] of files) {
  mkdirSync(dirname(join(resources, path)), { recursive: true });
  writeFileSync(join(resources, path), content);
}
writeFileSync(join(root, "src/renderer/public/icon.svg"), `${appSvg(tiles.others)}\n`);
writeFileSync(join(root, "docs/tray-states.png"), trayStates());
console.log(`${files.size} icons in resources/, the window's favicon, and docs/tray-states.png`);
