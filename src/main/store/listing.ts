import type Database from "better-sqlite3";
import { type FailureReason, type Flag, type Verdict, verdicts } from "../../shared/verdict.ts";
import type { Look } from "../watch/past.ts";
import type { Known } from "../watch/transitions.ts";
import type { StoredName } from "./domains.ts";

/** All that is known of a watched domain but its past. Times are ms UTC. */
export interface Listing extends StoredName {
  readonly id: number;
  readonly watchedSince: number;
  /** The last answer's verdict, and the check that first showed it. */
  readonly verdict: Known | null;
  readonly since: number | null;
  /** Why the last check failed; null where it did not. */
  readonly failed: FailureReason | null;
  /** Engines against it, of how many; null where there is no analysis. */
  readonly against: number | null;
  readonly engines: number | null;
  readonly flags: readonly Flag[];
  readonly analysedAt: number | null;
  readonly checkedAt: number | null;
  /** In the order of their letters. */
  readonly tags: readonly string[];
  readonly note: string;
  readonly paused: boolean;
  readonly openAlerts: number;
}

type Row = Omit<Listing, "flags" | "tags" | "paused"> & {
  readonly flags: string | null;
  readonly tags: string | null;
  readonly pausedAt: number | null;
};

/** No more engines than this are counted in a look at the past; VirusTotal has some hundred. */
const most = 4096;

/** The watched list with everything that its lines show. */
export function listingStore(db: Database.Database) {
  const columns = `d.id, d.name, d.typed, d.watched_since AS watchedSince, d.note, d.paused_at AS pausedAt,
    a.verdict, d.verdict_since AS since, a.malicious + a.suspicious AS against,
    a.malicious + a.suspicious + a.harmless + a.undetected + a.timeout AS engines, f.flags,
    a.analysed_at AS analysedAt, c.checked_at AS checkedAt, CASE c.verdict WHEN 'failed' THEN c.reason END AS failed,
    (SELECT json_group_array(tag) FROM (SELECT tag FROM domain_tag t WHERE t.domain_id = d.id ORDER BY tag)) AS tags,
    (SELECT count(*) FROM alert o WHERE o.domain_id = d.id AND o.acknowledged_at IS NULL) AS openAlerts
    FROM domain d
    LEFT JOIN domain_check a ON a.id = d.latest_answer
    LEFT JOIN domain_check c ON c.id = d.latest_check
    LEFT JOIN flag_set f ON f.id = a.flag_set_id
    WHERE d.watched_since IS NOT NULL`;
  const all = db.prepare<[], Row>(`SELECT ${columns} ORDER BY d.id`);
  const some = db.prepare<[string], Row>(
    `SELECT ${columns} AND d.name IN (SELECT value FROM json_each(?)) ORDER BY d.id`,
  );
  // A JavaScript number is bound as a REAL, which must not get into a division of integers.
  const past = db
    .prepare<{ id: number; from: number; to: number }, number>(`
      SELECT ((CAST(checked_at - @from AS INTEGER) / 1000 * ${verdicts.length}
          + CASE verdict ${verdicts.map((verdict, n) => `WHEN '${verdict}' THEN ${n}`).join(" ")} END) * ${most}
          + min(coalesce(malicious + suspicious, 0), ${most - 1})) * ${most}
          + min(coalesce(malicious + suspicious + harmless + undetected + timeout, 0), ${most - 1})
      FROM domain_check WHERE domain_id = @id AND checked_at >= @from AND checked_at < @to`)
    .pluck();

  return {
    /** Every watched domain, in the order in which they were entered. */
    all: (): readonly Listing[] => all.all().map(listing),
    /** Those of `names` that are watched. */
    of: (names: readonly string[]): readonly Listing[] => some.all(JSON.stringify(names)).map(listing),
    /** The checks of a domain from `from` on and before `to` (ms UTC, at most two years), to the second. */
    past: (id: number, from: number, to: number): readonly Look[] =>
      past.all({ id, from, to }).map((code) => look(code, from)),
  };
}

const noFlags: readonly Flag[] = [];
const noTags: readonly string[] = [];

function listing({ flags, tags, pausedAt, ...row }: Row): Listing {
  return {
    ...row,
    flags: flags === null ? noFlags : (JSON.parse(flags) as Flag[]),
    tags: tags === null || tags === "[]" ? noTags : (JSON.parse(tags) as string[]),
    paused: pausedAt !== null,
  };
}

/** A page of the list looks at 10,000 checks: one number each is read in a third of the time that four columns take. */
function look(code: number, from: number): Look {
  const counts = Math.floor(code / most);
  const rest = Math.floor(counts / most);
  return {
    at: from + Math.floor(rest / verdicts.length) * 1000,
    verdict: verdicts[rest % verdicts.length] as Verdict,
    against: counts % most,
    engines: code % most,
  };
}
