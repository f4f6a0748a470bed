import { spawn } from "node:child_process";
import { root } from "../build.ts";

/** Our own exit statuses: it ended as it should, or said what is wrong. */
const own: readonly (number | null)[] = [0, 69];
const asked: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];
/** What ends within so long (ms) in any other way did not start: a sandbox or a library that is not to be had. */
const startsWithin = 15_000;

export interface Launched {
  readonly args: readonly string[];
  /** The folder that it is started in. */
  readonly folder: string;
  readonly dataDir: string | undefined;
}

/**
 * Runs the desktop app from this checkout until it ends.
 * @param program Electron's
 * @returns its exit status, or that Electron does not start here; it has said why on standard error
 */
export function launch(
  program: string,
  { args, folder, dataDir }: Launched,
  app = root,
): Promise<number | "not_started"> {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  if (dataDir !== undefined) env.BANKEN_DATA_DIR = dataDir;
  const started = Date.now();
  const child = spawn(program, [app, ...args], { cwd: folder, env, stdio: "inherit" });
  // Ctrl-C reaches both of us: it ends, and we with it. What reaches us alone is handed on.
  const hand = (signal: NodeJS.Signals) => void (signal !== "SIGINT" && child.kill(signal));
  for (const signal of asked) process.on(signal, hand);
  return new Promise<number | "not_started">((resolve) => {
    child.on("error", () => resolve("not_started"));
    child.on("exit", (status, signal) => {
      if (own.includes(status) || (signal !== null && asked.includes(signal))) return resolve(status ?? 0);
      resolve(Date.now() - started < startsWithin ? "not_started" : (status ?? 1));
    });
  }).finally(() => {
    for (const signal of asked) process.off(signal, hand);
  });
}
