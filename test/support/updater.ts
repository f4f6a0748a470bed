import type { Updater } from "../../src/main/desktop/updater.ts";

/** Stands in for what is behind `src/main/desktop/updater.ts`: a publisher of new versions that does as a test says. */
export class StandInUpdater implements Updater {
  /** The newest version that is published; null: the one that runs. */
  newest: string | null = null;
  /** What looking, or fetching, fails with. */
  fault: { readonly look?: unknown; readonly fetch?: unknown } = {};
  /** Whether what was fetched can be put in its place. */
  installs = true;
  /** What was done, one after the other. */
  readonly did: string[] = [];
  /** Ends the program; for a test to say how. */
  ends: () => void = () => {};

  /** What was fetched turns out to be of no use. */
  tellFault: (thrown: unknown) => void = () => {};
  onFault(heard: (thrown: unknown) => void): void {
    this.tellFault = heard;
  }

  async look(): Promise<string | null> {
    this.did.push("look");
    if (this.fault.look !== undefined) throw this.fault.look;
    return this.newest;
  }
  async fetch(): Promise<void> {
    this.did.push("fetch");
    if (this.fault.fetch !== undefined) throw this.fault.fetch;
  }
  quit(): void {
    this.did.push("quit");
    this.ends();
  }
  install(restart: boolean): boolean {
    this.did.push(restart ? "install and restart" : "install");
    return this.installs;
  }
}
