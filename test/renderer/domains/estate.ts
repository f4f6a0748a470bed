import type { DomainRow, Estate, Standing } from "../../../src/shared/contract/domains.ts";
import type { Procedures } from "../../support/window.tsx";

export const now = Date.UTC(2026, 10, 24, 12);

/** A clean domain, or what the test says of it. */
export function row(name: string, some: Partial<DomainRow> = {}): DomainRow {
  return {
    name,
    typed: name,
    lookalike: false,
    standing: "clean",
    verdict: "clean",
    since: now - 86_400_000,
    failed: null,
    against: 0,
    engines: 94,
    flagged: [],
    past: [{ pieces: 30, worst: null }],
    analysedAt: now - 7_200_000,
    stale: false,
    checkedAt: now - 3_600_000,
    nextAt: now + 3_600_000,
    tags: [],
    note: "",
    paused: false,
    checking: false,
    watchedSince: now - 86_400_000,
    ...some,
  };
}

export function estateOf(rows: readonly DomainRow[], some: Partial<Estate> = {}): Estate {
  const count = (standing: Standing) => rows.filter((row) => row.standing === standing).length;
  const tags = [...new Set(rows.flatMap((row) => row.tags))];
  return {
    total: rows.length,
    counts: {
      malicious: count("malicious"),
      suspicious: count("suspicious"),
      clean: count("clean"),
      unrated: count("unrated"),
      unknown: count("unknown"),
      failed: count("failed"),
      waiting: count("waiting"),
    },
    stale: 0,
    paused: 0,
    failing: 0,
    openAlerts: 0,
    tags: tags.map((tag) => ({ tag, domains: rows.filter((row) => row.tags.includes(tag)).length })),
    allCheckedSince: now - 3_600_000,
    ...some,
  };
}

/** A list that answers as the core would, for a search and for standings. */
export function listing(rows: readonly DomainRow[]): NonNullable<Procedures["domains"]> {
  return {
    estate: () => estateOf(rows),
    list: ({ filter = {}, offset = 0, limit = 100 }) => {
      const { search = "", standings = [] } = filter;
      const found = rows.filter(
        ({ name, standing }) =>
          name.includes(search.trim()) && (standings.length === 0 || standings.includes(standing)),
      );
      return { rows: found.slice(offset, offset + limit), total: found.length };
    },
  };
}
