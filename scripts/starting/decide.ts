import type { insteads } from "../../src/main/headless/commands/serve.ts";
import { hasDisplay } from "../../src/main/headless/serve/browser.ts";

/** Why the window is served instead, in the command's words. */
export type Instead = (typeof insteads)[number];

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's number; undefined on Windows. */
  readonly uid: number | undefined;
  readonly hasRuntime: boolean;
  /** Whether only `serve` can do what was asked for. */
  readonly forServe: boolean;
}

/** What `npm start` does: the desktop, the desktop when its runtime is fetched, or the window served, and why. */
export function decideStart({
  platform,
  env,
  uid,
  hasRuntime,
  forServe,
}: Machine): "run" | "fetch" | Instead {
  if (forServe) return "options";
  if (!hasDisplay({ platform, env })) return "no_display";
  // Chromium's sandbox is not to be had for root, and without it there is no Banken.
  if (platform === "linux" && uid === 0) return "root";
  if (hasRuntime) return "run";
  // Whoever wants it in CI fetches it there, and does not wait for it unasked.
  return env.CI ? "no_runtime" : "fetch";
}
