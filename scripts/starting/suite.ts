import { hasDisplay } from "../../src/main/headless/serve/browser.ts";
import { findRuntime } from "./runtime.ts";

/** Why the desktop's end-to-end suite cannot run here; null where it can. */
export function whyNoElectron(): string | null {
  const { platform, env } = process;
  if (findRuntime() === null) return "Electron's runtime is not on this machine: npx install-electron";
  if (!hasDisplay({ platform, env })) return "there is no display: xvfb-run npm test";
  if (platform === "linux" && process.getuid?.() === 0) return "Electron's sandbox is not to be had for root";
  return null;
}
