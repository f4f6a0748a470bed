import { once } from "node:events";
import { whoHolds } from "../../app/folder-hold/hold.ts";
import { type Network, openNetwork } from "../../app/network.ts";
import type { Service } from "../../app/service.ts";
import { systemClock } from "../../app/system-clock.ts";
import { interruptible, type Run } from "../commands/run.ts";
import { printTold } from "../lines.ts";
import { Refusal, status } from "../refusal.ts";
import { openService } from "../service.ts";
import { folderRefused, servedElsewhere, tellMistake, tellUnusable } from "../trouble.ts";
import { hasBrowser, openBrowser } from "./browser.ts";
import { builtWindow } from "./built-window.ts";
import { type Served, serveWindow } from "./serve.ts";
import { signOutAll } from "./session-file.ts";

/**
 * Serves until it is told to stop.
 * @param port null: that of the last time, or any
 * @param open whether a browser may be opened
 * @throws {Refusal} where another process serves this folder, or it cannot be served
 */
export async function runServe(run: Run, port: number | null, open: boolean): Promise<void> {
  await interruptible(async (stop) => {
    const network = openNetwork();
    const serving = Promise.withResolvers<void>();
    try {
      const served = await serveWindow({
        dataDir: run.options.baseDir,
        port,
        window: builtWindow(),
        start: () => startService(run, network, serving.promise),
        now: systemClock.now,
        mistake: (procedure, thrown) => tellMistake(run, procedure, thrown),
      }).catch((thrown) => refuse(thrown, port, run.options.baseDir));
      const { platform, env } = process;
      const mayShow = open && hasBrowser({ platform, env, watched: run.screen.watched });
      if (!("address" in served)) {
        if (mayShow && served.host === "desktop") await whoHolds(run.options.baseDir, "come_forward");
        throw servedElsewhere(run, served);
      }
      const url = served.address();
      run.print({ type: "serving", url }, ({ t }) => t("serve:serving", { url }));
      serving.resolve();
      if (mayShow) await openBrowser(url);
      const lost = await Promise.race([served.lost.then(() => true), aborted(stop).then(() => false)]);
      await close(run, served);
      if (lost) throw new Refusal(status.unavailable, ({ t }) => t("serve:lost"));
    } finally {
      await network.close();
    }
  });
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, "abort");
}

/** Signs every browser out. @throws {Refusal} where the folder cannot be used */
export function runSignOut(run: Run): void {
  const { baseDir } = run.options;
  try {
    signOutAll(baseDir);
  } catch (thrown) {
    refuse(thrown, null, baseDir);
  }
  run.print({ type: "signed_out" }, ({ t }) => t("serve:signedOut"));
}

/** @param serving what is served comes first on standard output */
function startService(run: Run, network: Network, serving: Promise<void>): Promise<Service> {
  return openService(run.options, network.fetch, {
    unusableSettings: (told) => tellUnusable(run, told),
    mistake: (thrown) => tellMistake(run, run.words.t("serve:watch"), thrown),
    // A person has the window for that.
    told: run.options.json ? (told) => void serving.then(() => printTold(run, told)) : () => {},
  });
}

async function close(run: Run, served: Served): Promise<void> {
  run.note(({ t }) => t("serve:stopping"));
  await served.close();
  run.note(({ t }) => t("serve:stopped"));
}

/** What the system refused, in words. @throws {Refusal}, or what is not the system's */
function refuse(thrown: unknown, port: number | null, path: string): never {
  const { code, syscall } = thrown as NodeJS.ErrnoException;
  if (syscall !== "listen" || code === undefined) throw folderRefused(thrown, path) ?? thrown;
  throw new Refusal(status.unavailable, ({ t }) => {
    if (port === null) return t("serve:port.none", { code });
    return code === "EADDRINUSE"
      ? t("serve:port.taken", { port })
      : t("serve:port.forbidden", { port, code });
  });
}
