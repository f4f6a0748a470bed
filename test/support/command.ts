import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

const built = join(import.meta.dirname, "../../out/main/banken.js");

/** A key of the right shape that is nobody's. */
export const key = "0123456789abcdef".repeat(4);

export interface Ran {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
  /** Standard output as bytes. */
  readonly bytes: Buffer;
  /** The objects on standard output, one a line. */
  // biome-ignore lint/suspicious/noExplicitAny: what a test expects of a line is what it checks
  readonly lines: () => any[];
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
  readonly nodeOptions?: readonly string[];
  /** A line for bash in which the command stands as "$@". */
  readonly shell?: string;
  /** The largest file the process may write, in blocks of 512 bytes: a disk that is full (not on Windows). */
  readonly fileSize?: number;
}

/** Starts the built command in a process of its own, with nothing of this machine's settings. */
export function start(args: readonly string[], options: RunOptions = {}): Running {
  const { env, input, cwd, nodeOptions = [], fileSize, shell } = options;
  const command = [process.execPath, ...nodeOptions, built, ...args];
  const line = shell ?? (fileSize === undefined ? undefined : `ulimit -f ${fileSize}; exec "$@"`);
  const words = line === undefined ? command : ["bash", "-c", line, "bash", ...command];
  const child = spawn(words[0] ?? "", words.slice(1), {
    cwd,
    env: { PATH: process.env.PATH, HOME: "/nonexistent", TZ: "UTC", ...env },
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => out.push(part));
  child.stderr.on("data", (part: Buffer) => err.push(part));
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const ended = new Promise<Ran>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status, signal) => {
      const bytes = Buffer.concat(out);
      const text = bytes.toString();
      resolve({
        status,
        signal,
        out: text,
        err: Buffer.concat(err).toString(),
        bytes,
        lines: () =>
          text
            .split("\n")
            .filter(Boolean)
            .map((line) => JSON.parse(line)),
      });
    });
  });
  return { child, ended };
}

/** Runs the built command to its end. */
export function banken(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return start(args, options).ended;
}
