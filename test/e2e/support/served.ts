import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { start } from "../../support/command.ts";

/** A `banken serve` in a process of its own. */
export interface Served {
  /** The address with its token, good for one visit. */
  readonly url: string;
  readonly origin: string;
  readonly child: ChildProcess;
  /** Ends it as a machine that loses its power would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface ServeOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly more?: readonly string[];
}

/** Starts the built command on a data folder and waits until it serves. */
export async function serve(dataDir: string, { env = {}, more = [] }: ServeOptions = {}): Promise<Served> {
  const running = start(["serve", "--json", "--no-open", "--data-dir", dataDir, ...more], { env });
  const { child } = running;
  const url = await new Promise<string>((resolve, reject) => {
    void running.ended.then(({ err, out, status }) =>
      reject(new Error(`serve ended (${status}) before it served: ${err}${out}`)),
    );
    if (child.stdout === null) return reject(new Error("no output"));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const said = JSON.parse(line);
      if (said.type === "serving") resolve(said.url);
    });
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await running.ended;
  };
  return {
    url,
    origin: new URL(url).origin,
    child,
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
  };
}
