import { type Decision, decideHere } from "./decide.ts";
import { findRuntime } from "./runtime.ts";

const noRuntime = "Electron's runtime is not on this machine: npx install-electron";
const reasons: Readonly<Record<Decision, string | null>> = {
  run: null,
  fetch: noRuntime,
  no_runtime: noRuntime,
  no_display: "there is no display: xvfb-run npm test",
  root: "Electron's sandbox is not to be had for root",
};

/** Why the desktop's end-to-end suite cannot run here; null where it can. */
export function whyNoElectron(): string | null {
  return reasons[decideHere(findRuntime() !== null)];
}
