import type { DomainRow, Estate } from "../../shared/contract/domains.ts";
import type { WatchState } from "../../shared/contract/watch.ts";

/** A domain that the tray may name. */
export type TrayDomain = Pick<DomainRow, "name" | "typed" | "standing" | "against" | "engines">;

/** All that the tray is made of. */
export interface TraySnapshot {
  readonly estate: Estate;
  readonly watch: WatchState;
  /** The domains that stand worst; their order does not matter, and what stands well among them is not named. */
  readonly worst: readonly TrayDomain[];
  /** From how old on (ms) the last look at a domain is no news any more. */
  readonly staleAfter: number;
}
