import type { Verdict } from "../../shared/verdict.ts";

/** The order in which a pass's verdicts are counted up. A Record, so that none is left out. */
const inOrder: Record<Verdict, number> = {
  malicious: 0,
  suspicious: 1,
  clean: 2,
  unrated: 3,
  unknown: 4,
  failed: 5,
};

export const verdictsInOrder = Object.keys(inOrder) as readonly Verdict[];
