import type { Words } from "./terminal/words.ts";

/** What became of standard output: a reader that goes away, a disk that is full. */

const gone = new AbortController();

/** Aborted when what is printed reaches nobody any more: nothing more needs to be asked. */
export const outputGone: AbortSignal = gone.signal;

/** As a shell tells a program that was ended by SIGPIPE, which Node ignores. */
const pipeClosed = 141;

/**
 * Watches standard output for as long as the process lives, since a write's error arrives after the write. The exit
 * status then says that the results were not heard, and never what they were: 1 means that something is malicious.
 * @param unwritable the status where the output cannot be written for another reason than a closed pipe
 */
export function watchOutput(unwritable: number, { t }: Words): void {
  process.stderr.on("error", () => {});
  process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
    if (gone.signal.aborted) return;
    gone.abort(new Error("nobody reads the output"));
    if (code !== "EPIPE") process.stderr.write(`${t("terminal:unwritable", { code })}\n`);
    process.on("exit", () => {
      process.exitCode = code === "EPIPE" ? pipeClosed : unwritable;
    });
  });
}
