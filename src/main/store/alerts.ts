import type Database from "better-sqlite3";
import type { Flag, Stats } from "../../shared/verdict.ts";
import { shownName } from "../watch/domains/shown.ts";
import type { AlertKind, Known } from "../watch/transitions.ts";
import type { StoredName } from "./domains.ts";
import { type StatsColumns, statsOf } from "./stats.ts";

/** Something worth telling, as it was when it was seen first, and how the domain stands since. Times are ms UTC. */
export interface StoredAlert extends StoredName {
  /** The name as it is shown. */
  readonly typed: string;
  readonly id: number;
  readonly kind: AlertKind;
  readonly from: Known | null;
  readonly to: Known;
  readonly checkId: number;
  readonly raisedAt: number;
  /** The last answer before, which did not show it; null where there was none. */
  readonly after: number | null;
  readonly stats: Stats | null;
  readonly flags: readonly Flag[];
  readonly acknowledgedAt: number | null;
  /** The domain's verdict now, and since when it holds. */
  readonly verdict: Known | null;
  readonly since: number | null;
  readonly watched: boolean;
}

/** Which alerts: `open` alone those that nobody acknowledged, `name` alone one domain's. */
export interface AlertQuery {
  readonly open: boolean;
  readonly name?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** Which alerts are acknowledged: some, a domain's, or all. */
export type AlertChoice =
  | { readonly ids: readonly number[] }
  | { readonly name: string }
  | { readonly all: true };

/** An alert that was changed, and the domain it is of. */
export interface TouchedAlert {
  readonly id: number;
  readonly name: string;
}

type Row = Omit<StoredAlert, "stats" | "flags" | "watched"> &
  StatsColumns & { readonly flags: string | null; readonly watched: number };

/** What happened to the watched domains: raised with their checks (checks.ts), acknowledged by a person. */
export function alertStore(db: Database.Database) {
  const page = (where: string) => `
    SELECT l.id, d.name, d.typed, l.kind, l.from_verdict AS "from", c.verdict AS "to", c.id AS checkId,
      l.raised_at AS raisedAt, l.acknowledged_at AS acknowledgedAt, f.flags,
      c.malicious, c.suspicious, c.harmless, c.undetected, c.timeout,
      (SELECT p.checked_at FROM domain_check p WHERE p.domain_id = c.domain_id AND p.verdict <> 'failed'
        AND (p.checked_at, p.id) < (c.checked_at, c.id) ORDER BY p.checked_at DESC, p.id DESC LIMIT 1) AS after,
      a.verdict, d.verdict_since AS since, d.watched_since IS NOT NULL AS watched
    FROM (SELECT * FROM alert WHERE ${where} ORDER BY raised_at DESC, id DESC LIMIT @limit OFFSET @offset) l
    JOIN domain d ON d.id = l.domain_id
    JOIN domain_check c ON c.id = l.check_id
    LEFT JOIN domain_check a ON a.id = d.latest_answer
    LEFT JOIN flag_set f ON f.id = c.flag_set_id
    ORDER BY l.raised_at DESC, l.id DESC`;
  // One statement for each shape of question, or SQLite finds no index that serves them all.
  const shape = (where: string) => ({
    page: db.prepare<[Record<string, unknown>], Row>(page(where)),
    count: db.prepare<[Record<string, unknown>], number>(`SELECT count(*) FROM alert WHERE ${where}`).pluck(),
  });
  const open = "acknowledged_at IS NULL";
  const of = "domain_id = @domainId";
  const shapes = {
    all: shape("true"),
    open: shape(open),
    of: shape(of),
    openOf: shape(`${open} AND ${of}`),
  };
  const openCount = db
    .prepare<[], number>("SELECT count(*) FROM alert WHERE acknowledged_at IS NULL")
    .pluck();
  const findDomain = db.prepare<[string], number>("SELECT id FROM domain WHERE name = ?").pluck();
  const touched = "RETURNING id, (SELECT name FROM domain d WHERE d.id = domain_id) AS name";
  const close = (condition: string) =>
    db.prepare<unknown[], TouchedAlert>(
      `UPDATE alert SET acknowledged_at = ? WHERE acknowledged_at IS NULL${condition} ${touched}`,
    );
  const closeAll = close("");
  const closeSome = close(" AND id IN (SELECT value FROM json_each(?))");
  const closeOf = close(" AND domain_id = (SELECT id FROM domain WHERE name = ?)");
  const reopen = db.prepare<[string], TouchedAlert>(
    `UPDATE alert SET acknowledged_at = NULL WHERE acknowledged_at IS NOT NULL AND id IN (SELECT value FROM json_each(?)) ${touched}`,
  );

  return {
    /** Newest first, with how many there are of that kind in all. */
    list({ open, name, offset, limit }: AlertQuery): { alerts: readonly StoredAlert[]; total: number } {
      if (name === undefined) {
        const { page, count } = open ? shapes.open : shapes.all;
        return { alerts: page.all({ offset, limit }).map(alert), total: count.get({}) ?? 0 };
      }
      const { page, count } = open ? shapes.openOf : shapes.of;
      const domainId = findDomain.get(name) ?? 0;
      return {
        alerts: page.all({ domainId, offset, limit }).map(alert),
        total: count.get({ domainId }) ?? 0,
      };
    },
    /** How many nobody acknowledged. */
    openCount: (): number => openCount.get() ?? 0,
    /** Returns those that were open until now. */
    acknowledge(choice: AlertChoice, now: number): readonly TouchedAlert[] {
      if ("ids" in choice) return closeSome.all(now, JSON.stringify(choice.ids));
      return "name" in choice ? closeOf.all(now, choice.name) : closeAll.all(now);
    },
    /** Takes an acknowledgement back; returns those that were not open until now. */
    reopen: (ids: readonly number[]): readonly TouchedAlert[] => reopen.all(JSON.stringify(ids)),
  };
}

function alert(row: Row): StoredAlert {
  const { malicious, suspicious, harmless, undetected, timeout, flags, watched, ...rest } = row;
  return {
    ...rest,
    typed: shownName(row),
    stats: statsOf(row),
    flags: flags === null ? [] : (JSON.parse(flags) as Flag[]),
    watched: watched === 1,
  };
}
