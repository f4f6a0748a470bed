import type { Command } from "commander";
import type { Banken } from "../../app/banken.ts";
import { openNetwork } from "../../app/network.ts";
import { openBanken } from "../host.ts";
import { jsonLine } from "../lines.ts";
import { type Options, readOptions } from "../options.ts";
import { outputGone } from "../output.ts";
import { Refusal, status } from "../refusal.ts";
import { createScreen, type Terminal } from "../terminal/screen.ts";
import type { Told, Words } from "../terminal/words.ts";

/** What every command works with. */
export interface Run extends Terminal {
  readonly options: Options;
  /** A result: an object for programs, or text for a person. */
  readonly print: (object: object, told: Told) => void;
  /** A line for the person beside the results; a program has no use for it. */
  readonly note: (told: Told) => void;
}

export function startRun(command: Command, words: Words): Run {
  const options = readOptions(command);
  const screen = createScreen(process.stdout, process.stderr, options);
  const note = (told: Told) => {
    if (!options.json) screen.note(told(words));
  };
  if (options.practice) note(({ t }) => t("terminal:practice"));
  return {
    options,
    screen,
    words,
    print: (object, told) => screen.line(options.json ? jsonLine(object) : told(words)),
    note,
  };
}

/** Runs `work` on the core, and closes it whatever happens. */
export async function withBanken<T>(options: Options, work: (banken: Banken) => T | Promise<T>): Promise<T> {
  const network = openNetwork();
  const banken = openBanken(options, network.fetch);
  try {
    return await work(banken);
  } finally {
    banken.close();
    await network.close();
  }
}

/**
 * A signal that Ctrl-C and a request to terminate abort, for as long as `work` runs. A second Ctrl-C ends the
 * process as if nobody listened.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const abort = () => stop.abort(new Error("interrupted"));
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const name of signals) process.once(name, abort);
  outputGone.addEventListener("abort", abort, { once: true });
  if (outputGone.aborted) abort();
  try {
    return await work(stop.signal);
  } catch (thrown) {
    if (thrown === stop.signal.reason)
      throw new Refusal(status.interrupted, ({ t }) => t("terminal:stopped"));
    throw thrown;
  } finally {
    for (const name of signals) process.off(name, abort);
    outputGone.removeEventListener("abort", abort);
  }
}
