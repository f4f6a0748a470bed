import type { Engine, EngineCategory } from "../../shared/contract/reports.ts";
import type { Stats } from "../../shared/verdict.ts";

/** How the window groups engines. What was not documented stands with what did not answer. */
export const groupNames = ["malicious", "suspicious", "harmless", "silent", "other"] as const;
export type GroupName = (typeof groupNames)[number];

const groupOf: Record<EngineCategory, GroupName> = {
  malicious: "malicious",
  suspicious: "suspicious",
  harmless: "harmless",
  undetected: "silent",
  timeout: "other",
  other: "other",
};

export interface Group {
  readonly name: GroupName;
  readonly engines: readonly Engine[];
  /** How many VirusTotal counts there. It counts one more than it names now and then (CONTRACT.md §8.3). */
  readonly counted: number;
}

/** The engines by what they say; groups without any, and uncounted, are left out. */
export function groupEngines(engines: readonly Engine[], stats: Stats | null): readonly Group[] {
  const byName = Map.groupBy(engines, ({ category }) => groupOf[category]);
  return groupNames
    .map((name) => {
      const named = byName.get(name) ?? [];
      return {
        name,
        engines: named,
        counted: Math.max(named.length, stats === null ? 0 : countIn(name, stats)),
      };
    })
    .filter(({ counted }) => counted > 0);
}

function countIn(name: GroupName, { malicious, suspicious, harmless, undetected, timeout }: Stats): number {
  const counts: Record<GroupName, number> = {
    malicious,
    suspicious,
    harmless,
    silent: undetected,
    other: timeout,
  };
  return counts[name];
}

/**
 * The groups with the engines alone whose name or word, VirusTotal's or ours, holds every one of the words; empty
 * groups are left out.
 */
export function searchGroups(
  groups: readonly Group[],
  search: string,
  wordOf: (category: EngineCategory) => string,
): readonly Group[] {
  const words = fold(search)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return groups;
  return groups
    .map((group) => ({
      ...group,
      engines: group.engines.filter(({ engine, category, result }) => {
        const text = fold(`${engine} ${result ?? ""} ${wordOf(category)}`);
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ engines }) => engines.length > 0);
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
