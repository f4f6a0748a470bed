import { type Banken, createBanken, type Ports } from "../../src/main/app/banken.ts";
import type { PassSummary, Told } from "../../src/main/app/pass.ts";
import type { SomeLimits } from "../../src/main/watch/quota.ts";
import { realTempo } from "../../src/main/watch/tempo.ts";
import type { VirtualClock } from "./clock.ts";
import { key } from "./command.ts";

/** The core on a virtual clock, with retries that are not spread. */
export function coreOn(
  clock: VirtualClock,
  {
    limits = {},
    ...ports
  }: Pick<Ports, "dataDir" | "fetch"> & Partial<Omit<Ports, "limits">> & { readonly limits?: SomeLimits },
): Banken {
  return createBanken({
    clock,
    apiUrl: "https://virustotal.test/api/v3",
    tempo: realTempo,
    limits: () => limits,
    practice: false,
    version: "0",
    chance: () => 1,
    ...ports,
  });
}

/** Runs a pass over names (or goes on with one) to its end in virtual time. */
export async function passOver(
  banken: Banken,
  clock: VirtualClock,
  names: readonly string[] | number,
  signal: AbortSignal = new AbortController().signal,
): Promise<{ readonly summary: PassSummary; readonly told: readonly Told[]; readonly passId: number }> {
  const told: Told[] = [];
  const passId =
    typeof names === "number" ? names : banken.beginPass(names.map((name) => ({ name, typed: name })));
  const summary = await clock.run(banken.runPass(passId, key, signal, { told: (each) => told.push(each) }));
  return { summary, told, passId };
}
