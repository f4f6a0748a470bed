import type { Targets } from "../../shared/contract/domains.ts";
import type { DomainIndex, Target } from "./domain-index.ts";
import { RefusedByService } from "./refused.ts";

/**
 * The watched domains that something is to be done with.
 * @throws {RefusedByService} `none_matches` where there is none
 */
export function targeted(index: DomainIndex, targets: Targets): readonly Target[] {
  const found = "names" in targets ? index.among(targets.names) : index.matching(targets.filter);
  if (found.length === 0) throw new RefusedByService("none_matches", only(targets));
  return found;
}

function only(targets: Targets): string | null {
  return "names" in targets && targets.names.length === 1 ? (targets.names[0] ?? null) : null;
}
