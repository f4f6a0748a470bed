import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach } from "vitest";
import { type Running, type RunOptions, start } from "./command.ts";
import { temporaryFolder } from "./folder.ts";

/** Commands that run until they are stopped, on a data folder of the test's own. */
export interface LastingCommands {
  /** The folder that the data folder is in. */
  folder(): string;
  dataDir(): string;
  /** Starts one on the data folder; the test's end ends it. */
  run(command: string, args?: readonly string[], options?: RunOptions): Running;
}

/** For each test of a file: a new folder, and nothing that still runs, or is left, after it. */
export function lastingCommands(): LastingCommands {
  let folder: ReturnType<typeof temporaryFolder>;
  let running: Running[];
  beforeEach(() => {
    folder = temporaryFolder();
    running = [];
  });
  afterEach(async () => {
    for (const { child, ended } of running) {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
      await ended;
    }
    folder[Symbol.dispose]();
  });
  const dataDir = () => join(folder.path, "data");
  return {
    folder: () => folder.path,
    dataDir,
    run(command, args = [], options = {}) {
      const one = start([command, "--data-dir", dataDir(), ...args], options);
      running.push(one);
      return one;
    },
  };
}

/** The lines on standard output, each when it is asked for. */
export function linesOf({ child }: Running): AsyncIterator<string> {
  if (child.stdout === null) throw new Error("no output");
  return createInterface({ input: child.stdout })[Symbol.asyncIterator]();
}
