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
}

export type Decision = "run" | "fetch" | Extract<Instead, "no_display" | "root" | "no_runtime">;

/** Whether the desktop app can run, can when its runtime is fetched, or why it cannot. */
export function decideStart({ platform, env, uid, hasRuntime }: Machine): Decision {
  if (!hasDisplay({ platform, env })) return "no_display";
  // Chromium's sandbox is not to be had for root, and without it there is no Banken.
  if (platform === "linux" && uid === 0) return "root";
  if (hasRuntime) return "run";
  // Whoever wants it in CI fetches it there, and does not wait for it unasked.
  return env.CI ? "no_runtime" : "fetch";
}

/** The same for this machine and this user. */
export function decideHere(hasRuntime: boolean): Decision {
  const { platform, env } = process;
  return decideStart({ platform, env, uid: process.getuid?.(), hasRuntime });
}
