import { app } from "electron";
import { type Given, givenText } from "./given.ts";
import { readInstalled } from "./installed.ts";
import { startsWith } from "./package-kind.ts";

/**
 * Has Banken start once more when this process has ended: somebody started it while it was ending, and the other process
 * is gone by now.
 * @param argv the command line of this process
 */
export function startAgain(given: Given | null, argv: readonly string[]): void {
  const script = process.defaultApp ? argv.slice(1, 2) : [];
  const args = given === null ? script : [...script, givenText(given)];
  app.relaunch({ execPath: startsWith(readInstalled()), args });
}
