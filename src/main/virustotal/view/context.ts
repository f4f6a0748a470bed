import type { Context } from "../../../shared/contract/reports.ts";
import { jsonObject } from "../json.ts";
import { readCertificate } from "./certificate.ts";
import { readDns } from "./dns.ts";
import { type Attributes, countOf, order, textOf, textsOf, timeOf } from "./wire.ts";

const mostEntries = 500;
/** whois has been seen with up to 3 KB (CONTRACT.md §8.17). In UTF-16 units. */
const longestWhois = 64 * 1024;

/**
 * What else an answer says of its domain. Every part may be missing, and is then null or empty.
 * Source: CONTRACT.md §2, §8.
 */
export function readContext(attributes: Attributes): Context {
  const { reputation } = attributes;
  return {
    registrar: textOf(attributes.registrar),
    createdAt: timeOf(attributes.creation_date),
    updatedAt: timeOf(attributes.last_update_date),
    expiresAt: timeOf(attributes.expiration_date),
    firstSeenAt: timeOf(attributes.first_seen_date) ?? timeOf(attributes.first_seen_itw_date),
    ...readDns(attributes.last_dns_records),
    certificate: readCertificate(attributes.last_https_certificate),
    categories: readCategories(attributes.categories),
    popularity: readPopularity(attributes.popularity_ranks),
    reputation: Number.isSafeInteger(reputation) ? (reputation as number) : null,
    votes: readVotes(attributes.total_votes),
    tags: textsOf(attributes.tags, mostEntries),
    jarm: textOf(attributes.jarm),
    whois: textOf(attributes.whois, longestWhois),
  };
}

function readCategories(value: unknown): Context["categories"] {
  return Object.entries(jsonObject(value) ?? {})
    .flatMap(([service, said]) => {
      const category = textOf(said);
      return category === null ? [] : [{ service, category }];
    })
    .sort((a, b) => order(a.service, b.service))
    .slice(0, mostEntries);
}

/** Lists that nobody keeps any more stay in new reports (CONTRACT.md §8.12): each has the time of its rank beside it. */
function readPopularity(value: unknown): Context["popularity"] {
  return Object.entries(jsonObject(value) ?? {})
    .flatMap(([list, entry]) => {
      const rank = countOf(jsonObject(entry)?.rank);
      return rank === null ? [] : [{ list, rank, at: timeOf(jsonObject(entry)?.timestamp) }];
    })
    .sort((a, b) => (b.at ?? 0) - (a.at ?? 0) || order(a.list, b.list))
    .slice(0, mostEntries);
}

function readVotes(value: unknown): Context["votes"] {
  const votes = jsonObject(value);
  const harmless = countOf(votes?.harmless);
  const malicious = countOf(votes?.malicious);
  return harmless === null && malicious === null
    ? null
    : { harmless: harmless ?? 0, malicious: malicious ?? 0 };
}
