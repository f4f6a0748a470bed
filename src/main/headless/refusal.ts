import type { Told } from "./terminal/words.ts";

/** Exit statuses that say why a command could not do its work (DESIGN.md, "The command"; numbers from sysexits.h). */
export const status = {
  /** The command line or the input is wrong. */
  usage: 64,
  /** The watch cannot run: no key, a dead key, no data folder. */
  unavailable: 69,
  /** Ctrl-C. */
  interrupted: 130,
} as const;

/** A command that will not go on, with the line that tells a person what is wrong and what to do. */
export class Refusal extends Error {
  override name = "Refusal";
  readonly status: number;
  readonly told: Told;
  constructor(status: number, told: Told) {
    super("refused");
    this.status = status;
    this.told = told;
  }
}
