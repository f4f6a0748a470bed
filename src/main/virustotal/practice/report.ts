/** The report of a practice domain, put together in VirusTotal's shape (CONTRACT.md §2). */
import { analysis } from "./analysis.ts";
import type { Member } from "./cast.ts";
import { hex, pick, roll, shuffled } from "./dice.ts";
import { type Analysis, lastAnalysis, type Opinion, opinionOn } from "./life.ts";
import { certificate, dnsRecords } from "./network.ts";
import { registration } from "./registration.ts";
import { type Json, wire } from "./wire.ts";

type Attributes = { [name: string]: Json };

const day = 86_400;

/**
 * The body of a domain's report in a given hour (hours since 1970), byte for byte the same throughout that hour;
 * null where VirusTotal has never heard of the domain at that time.
 * @param base the base of the API, for the link to itself
 */
export function reportBody(member: Member, hour: number, base: string): string | null {
  const { name } = member;
  const last = lastAnalysis(name, member.life, hour);
  const opinion = opinionOn(member.life, last.day);
  if (opinion === null) return null;
  const attributes = shuffled(Object.entries(describe(member, opinion, last, hour)), name, "attributes");
  return wire({
    data: {
      id: name,
      type: "domain",
      links: { self: `${base}/domains/${name}` },
      attributes: Object.fromEntries(attributes),
    },
  });
}

function describe(member: Member, opinion: Opinion, last: Analysis, hour: number): Attributes {
  const { name, quirk } = member;
  const today = Math.floor(hour / 24);
  const seen = hour * 3600 - 60 - roll(3000, name, hour, "seen");
  return {
    ...judged(member, opinion, last, hour),
    ...registration(member, today),
    ...standing(name, opinion, today),
    last_modification_date: Math.max(seen + roll(60, name, hour, "changed"), last.at),
    last_dns_records: dnsRecords(name, hour),
    last_dns_records_date: seen,
    last_https_certificate: certificate(member, today),
    last_https_certificate_date: seen,
    ...(roll(3, name, "jarm") > 0 ? { jarm: hex(62, name, "jarm") } : {}),
    ...(quirk === "hostile"
      ? {
          crowdsourced_context: [
            {
              title: "<b>practice</b>",
              details: "javascript:alert(1) \u001b[5m\u202Ekcab\u202C",
              severity: "high",
              source: '"><svg onload=alert(1)>',
              timestamp: last.at,
            },
          ],
        }
      : {}),
  };
}

/** What the engines came to, as far as the report tells. */
function judged(member: Member, opinion: Opinion, last: Analysis, hour: number): Attributes {
  const { quirk } = member;
  if (quirk === "no-analysis") return {};
  // Old evidence does not change from day to day: it was all gathered on one.
  const at = quirk === "old-evidence" ? longAgo(hour) : last.at;
  const { results, stats } = analysis(member, quirk === "old-evidence" ? 0 : last.day, opinion);
  return {
    ...(quirk === "no-results" ? {} : { last_analysis_results: results }),
    ...(quirk === "no-stats" ? {} : { last_analysis_stats: stats }),
    ...(quirk === "no-analysis-date" ? {} : { last_analysis_date: at }),
  };
}

/** Two to three years before: the same second for as long as the calendar year lasts. */
function longAgo(hour: number): number {
  return Date.UTC(new Date(hour * 3_600_000).getUTCFullYear() - 3, 11, 12, 4, 5, 6) / 1000;
}

/** What the community and the lists make of it. */
function standing(name: string, { malicious, suspicious, trust }: Opinion, today: number): Attributes {
  const isPopular = malicious === 0 && suspicious === 0 && trust > 40 && roll(3, name, "ranked") > 0;
  const category =
    malicious > 1
      ? "phishing and fraud"
      : pick(["food and drink", "business", "travel", "arts"], name, "trade");
  const ranks = isPopular
    ? {
        "Practice Top List": { rank: 900 + roll(90_000, name, today, "rank"), timestamp: today * day - 3000 },
        // Such lists stay in a report for years after they were given up (CONTRACT.md §8.12).
        "Bygone Rank": { rank: 5000 + roll(900_000, name, "bygone"), timestamp: 1_684_083_481 },
      }
    : {};
  return {
    reputation: malicious > 0 ? -3 * malicious : roll(12, name, "reputation"),
    total_votes: { harmless: roll(8, name, "votes"), malicious },
    categories: trust === 0 ? {} : { "Teapot (Practice)": category, "Coat Rack": category },
    popularity_ranks: ranks,
    tags: ["practice"],
  };
}
