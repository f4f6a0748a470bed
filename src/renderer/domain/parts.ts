/** The parts of a domain that one can go to from its head, in the order in which they stand. */
export const parts = ["changes", "engines", "timeline", "context", "raw"] as const;
export type Part = (typeof parts)[number];
