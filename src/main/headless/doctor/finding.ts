import type { Told } from "../terminal/words.ts";

/** What is looked at, in this order. */
export const subjects = [
  "folder",
  "settings",
  "database",
  "watch",
  "network",
  "clock",
  "key",
  "quota",
] as const;

/** What was found: all well, something a person should know, or something that keeps Banken from watching. */
export interface Finding {
  readonly subject: (typeof subjects)[number];
  readonly state: "good" | "odd" | "bad";
  /** For programs: one word, or a code of the system's. */
  readonly detail: string | null;
  readonly told: Told;
  /** What to do about it; null where there is nothing to do. */
  readonly todo: Told | null;
}
