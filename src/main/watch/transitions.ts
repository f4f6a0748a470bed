import type { Verdict } from "../../shared/verdict.ts";

/** A verdict that VirusTotal gave an answer for. A failed check changes nothing: it stands beside the last of these. */
export type Known = Exclude<Verdict, "failed">;

/** What is worth telling a person about a domain. */
export const alertKinds = ["turned_malicious", "turned_suspicious", "cleared"] as const;
export type AlertKind = (typeof alertKinds)[number];

/**
 * What it means that a domain went from one verdict to another; `first` is a domain seen for the first time.
 * Bad news is told from wherever it comes. From bad to anything that is not bad is `cleared`, also where
 * VirusTotal lost its analysis: the alert must not stand for ever, and its text says what holds now.
 */
const table: Record<Known | "first", Record<Known, AlertKind | null>> = {
  first: {
    malicious: "turned_malicious",
    suspicious: "turned_suspicious",
    clean: null,
    unrated: null,
    unknown: null,
  },
  malicious: {
    malicious: null,
    suspicious: "turned_suspicious",
    clean: "cleared",
    unrated: "cleared",
    unknown: "cleared",
  },
  suspicious: {
    malicious: "turned_malicious",
    suspicious: null,
    clean: "cleared",
    unrated: "cleared",
    unknown: "cleared",
  },
  clean: {
    malicious: "turned_malicious",
    suspicious: "turned_suspicious",
    clean: null,
    unrated: null,
    unknown: null,
  },
  unrated: {
    malicious: "turned_malicious",
    suspicious: "turned_suspicious",
    clean: null,
    unrated: null,
    unknown: null,
  },
  unknown: {
    malicious: "turned_malicious",
    suspicious: "turned_suspicious",
    clean: null,
    unrated: null,
    unknown: null,
  },
};

/** The alert that a check raises, given the last known verdict before it (`null`: there was none). */
export function transition(before: Known | null, now: Verdict): AlertKind | null {
  return now === "failed" ? null : table[before ?? "first"][now];
}
