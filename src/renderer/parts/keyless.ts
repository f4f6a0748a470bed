import type { WatchState } from "../../shared/contract/watch.ts";

/** Why nothing can be asked of VirusTotal at all, whoever asks for it; null where it can. */
export type Keyless = "no_key" | "key_dead" | null;

export function keylessOf(problem: WatchState["problem"]): Keyless {
  return problem?.kind === "no_key" || problem?.kind === "key_dead" ? problem.kind : null;
}
