import Database from "better-sqlite3";
import { databasePath } from "../../src/main/app/banken.ts";
import { openStore } from "../../src/main/store/store.ts";
import { realTempo } from "../../src/main/watch/tempo.ts";

const day = 86_400_000;
const engines = [
  "Fortinet",
  "Kaspersky",
  "BitDefender",
  "alphaMountain.ai",
  "Dr.Web",
  "Seclookup",
  "Gridinsoft",
];

/** What one of a hundred domains is like; the rest are clean. */
function standing(domain: number): "malicious" | "suspicious" | "unrated" | "unknown" | "clean" {
  const of100 = domain % 100;
  if (of100 === 7) return "malicious";
  if (of100 === 31 || of100 === 32) return "suspicious";
  if (of100 < 20 && of100 > 9) return "unrated";
  return of100 === 50 ? "unknown" : "clean";
}

/** Fills a data folder with `domains` watched domains of `checks` checks each, the last of them just before `now`. */
export function fillEstate(dataDir: string, domains: number, checks: number, now: number): void {
  const path = databasePath(dataDir);
  openStore(path, realTempo, "real").close();
  const db = new Database(path);
  db.pragma("synchronous = OFF");
  db.pragma("foreign_keys = OFF");
  const domain = db.prepare(
    "INSERT INTO domain (id, name, typed, watched_since, latest_check, latest_answer, verdict_since) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const check =
    db.prepare(`INSERT INTO domain_check (id, domain_id, checked_at, verdict, reason, malicious, suspicious,
    harmless, undetected, timeout, flag_set_id, analysed_at, analysed_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`);
  const flags = db.prepare("INSERT INTO flag_set (id, flags) VALUES (?, ?)");
  const tag = db.prepare("INSERT INTO domain_tag (domain_id, tag) VALUES (?, ?)");
  db.transaction(() => {
    for (let set = 1; set <= 50; set += 1)
      flags.run(
        set,
        JSON.stringify([
          {
            engine: engines[set % engines.length],
            category: set <= 25 ? "malicious" : "suspicious",
            result: "phishing",
          },
        ]),
      );
    for (let d = 0; d < domains; d += 1) {
      const verdict = standing(d);
      const bad = verdict === "malicious" ? 1 : 0;
      const odd = verdict === "suspicious" ? 1 : 0;
      const known = verdict !== "unknown";
      const last = (d + 1) * checks;
      for (let c = 0; c < checks; c += 1) {
        const at = now - (checks - 1 - c) * (90 / checks) * day - (d % 1440) * 30_000;
        check.run(
          d * checks + c + 1,
          d + 1,
          Math.floor(at),
          verdict,
          known ? null : "not_found",
          known ? bad : null,
          known ? odd : null,
          known ? (verdict === "unrated" ? 0 : 61) : null,
          known ? 31 : null,
          known ? 0 : null,
          bad ? 1 + (d % 25) : odd ? 26 + (d % 25) : null,
          known ? Math.floor(at - day) : null,
        );
      }
      domain.run(
        d + 1,
        `host-${d}.shop${d % 97}.com`,
        `host-${d}.shop${d % 97}.com`,
        now - 91 * day,
        last,
        last,
        now - 90 * day,
      );
      if (d % 3 === 0) tag.run(d + 1, `team-${d % 12}`);
    }
  })();
  db.close();
}
