import { once } from "node:events";
import { type Holder, whoHolds } from "../../app/folder-hold/hold.ts";
import { mistakeText } from "../../app/mistake.ts";
import { type Network, openNetwork } from "../../app/network.ts";
import type { Told } from "../../app/pass.ts";
import type { Service } from "../../app/service.ts";
import type { UnusableSettings } from "../../app/settings-file.ts";
import { systemClock } from "../../app/system-clock.ts";
import { interruptible, type Run } from "../commands/run.ts";
import { alertLine, checkLine, iso, jsonLine } from "../lines.ts";
import { Refusal, status } from "../refusal.ts";
import { openService } from "../service.ts";
import { clean } from "../terminal/columns.ts";
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
    told: run.options.json ? (told) => void serving.then(() => printCheck(run, told)) : () => {},
  });
}

function printCheck({ screen }: Run, { check, alert, before }: Told): void {
  screen.line(jsonLine(checkLine(check)));
  if (alert !== null) screen.line(jsonLine(alertLine(alert, check, before)));
}

async function close(run: Run, served: Served): Promise<void> {
  run.note(({ t }) => t("serve:stopping"));
  await served.close();
  run.note(({ t }) => t("serve:stopped"));
}

function servedElsewhere({ options, screen }: Run, holder: Holder): Refusal {
  const { host, pid, lock, startedAt, answers, url } = holder;
  if (options.json)
    screen.line(jsonLine({ type: "served_elsewhere", pid, since: iso(startedAt), url, host, answers }));
  return new Refusal(status.unavailable, ({ t, moment }) => {
    const since = moment(startedAt, systemClock.now());
    if (!answers) return t("serve:elsewhere.silent", { pid, since, lock: clean(lock) });
    return url === null
      ? t("serve:elsewhere.desktop", { pid, since })
      : t("serve:elsewhere.answers", { pid, since, url });
  });
}

/** What the system refused, in words. @throws {Refusal}, or what is not the system's */
function refuse(thrown: unknown, port: number | null, path: string): never {
  const { code, syscall } = thrown as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined || thrown instanceof Refusal) throw thrown;
  throw new Refusal(status.unavailable, ({ t }) => {
    if (syscall !== "listen") return t("serve:folder", { path, code });
    if (port === null) return t("serve:port.none", { code });
    return code === "EADDRINUSE"
      ? t("serve:port.taken", { port })
      : t("serve:port.forbidden", { port, code });
  });
}

/** On standard error, for programs as well: it is no result. */
function tellMistake({ screen, words }: Run, where: string, thrown: unknown): void {
  screen.note(words.t("serve:mistake", { where, what: mistakeText(thrown) }));
}

function tellUnusable({ screen, words: { t } }: Run, { path, fault, keptAs }: UnusableSettings): void {
  if (keptAs === null) screen.note(t("serve:settings.unreadable", { path, code: fault }));
  else if (fault === "damaged") screen.note(t("serve:settings.damaged", { path, keptAs }));
  else screen.note(t("serve:settings.invalid", { path, keptAs }));
}
