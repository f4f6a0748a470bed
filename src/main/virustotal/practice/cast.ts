/** Who lives in the practice world. Every name ends in a suffix reserved for examples and tests (RFC 2606). */
import { domainToASCII } from "node:url";
import { roll } from "./dice.ts";
import type { Life } from "./life.ts";

/** Where a report is not as one would like it. */
export type Quirk =
  | "old-evidence"
  | "no-analysis-date"
  | "no-analysis"
  | "no-stats"
  | "no-results"
  | "one-too-many"
  | "changing-engines"
  | "hostile"
  | "crowded"
  | "japanese";

/** Where there is no report at all. */
export type Fault =
  | "invalid"
  | "forbidden"
  | "down"
  | "down-once"
  | "tarpit"
  | "captive-portal"
  | "cut-short";

export interface Member {
  /** Lower-case A-labels, as it is asked for. */
  readonly name: string;
  /** As a person writes it. */
  readonly typed: string;
  /** What there is to see, in words. */
  readonly shows: string;
  readonly life: Life;
  readonly quirk?: Quirk;
  readonly fault?: Fault;
}

type Part = Omit<Member, "name" | "life"> & { readonly life?: Life };

const starters: readonly Part[] = [
  { typed: "bakery.example", shows: "clean, and always was" },
  {
    typed: "login-bakery.example",
    shows: "turns bad on day 5",
    life: {
      malicious: [0, 0, 0, 0, 0, 2, 4, 6, 7, 7, 8, 8, 9, 9],
      trust: [20, 20, 20, 20, 20, 8, 4, 4, 2, 2, 2, 2, 2, 2],
    },
  },
  {
    typed: "free-prize.example",
    shows: "malicious every day, and spreads from engine to engine",
    life: { malicious: [1, 2, 3, 5, 6, 8, 9, 11, 12, 13, 15, 16, 18, 19], suspicious: 1, trust: 10 },
  },
  { typed: "parcel-tracker.test", shows: "suspicious, never malicious", life: { suspicious: 2, trust: 35 } },
  { typed: "quiet-harbour.example", shows: "unrated: every engine is silent", life: { trust: 0 } },
  { typed: "never-seen.example", shows: "unknown: 404", life: { absent: [0, 13] } },
  { typed: "blank-page.example", shows: "unknown: a report without an analysis", quirk: "no-analysis" },
  { typed: "always-down.example", shows: "failed: 503, however often it is asked", fault: "down" },
  { typed: "attic.example", shows: "clean, but the evidence is two years old", quirk: "old-evidence" },
  { typed: "番犬.example", shows: "clean, an international name", quirk: "japanese" },
  {
    typed: "ferry-timetable.test",
    shows: "flaps: one engine cannot make up its mind",
    life: { malicious: [0, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0, 1], trust: 60 },
  },
  {
    typed: "wrongly-accused.example",
    shows: "malicious at first, cleared on day 7",
    life: {
      malicious: [5, 5, 5, 4, 3, 2, 1, 0, 0, 0, 0, 0, 0, 0],
      trust: [20, 20, 20, 30, 40, 50, 60, 68, 68, 68, 68, 68, 68, 68],
    },
  },
];

const others: readonly Part[] = [
  { typed: "harbour-bank.example", shows: "clean, and always was" },
  { typed: "www.bakery.example", shows: "clean: a host of its own" },
  { typed: "mail.bakery.example", shows: "unrated, though the domain above it is clean", life: { trust: 0 } },
  {
    typed: "night-market.test",
    shows: "suspicious from day 2, malicious from day 7",
    life: {
      suspicious: [0, 0, 1, 1, 2, 2, 3, 2, 2, 1, 1, 1, 1, 1],
      malicious: [0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 4, 5, 5],
      trust: 30,
    },
  },
  {
    typed: "new-arrival.example",
    shows: "unknown until it appears on day 6",
    life: { absent: [0, 5], trust: 25 },
  },
  {
    typed: "gone-again.example",
    shows: "clean until VirusTotal forgets it on day 9",
    life: { absent: [9, 13] },
  },
  {
    typed: "pop-up-shop.test",
    shows: "unknown, then unrated from day 3, then clean from day 8",
    life: { absent: [0, 2], trust: [0, 0, 0, 0, 0, 0, 0, 0, 15, 25, 35, 45, 50, 50] },
  },
  { typed: "lone-bark.example", shows: "one engine alone says malicious", life: { malicious: 1 } },
  {
    typed: "stale-alarm.example",
    shows: "malicious, on evidence two years old",
    life: { malicious: 6, trust: 10 },
    quirk: "old-evidence",
  },
  { typed: "undated.example", shows: "clean, without a date of analysis", quirk: "no-analysis-date" },
  { typed: "slow-engines.example", shows: "clean, three engines ran out of time", life: { timeout: 3 } },
  { typed: "one-too-many.example", shows: "clean, one more counted than listed", quirk: "one-too-many" },
  {
    typed: "changing-engines.example",
    shows: "malicious; on day 7 two engines have new names and one that spoke is gone",
    life: { malicious: [3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2], trust: 30 },
    quirk: "changing-engines",
  },
  { typed: "names-only.example", shows: "unknown: results without counts", quirk: "no-stats" },
  {
    typed: "counts-only.example",
    shows: "malicious: counts without results",
    life: { malicious: 2 },
    quirk: "no-results",
  },
  { typed: "crowded-house.example", shows: "clean, one certificate for a whole street", quirk: "crowded" },
  {
    typed: "rr1---sn-practice.cdn.login.shop.example.deep--down.well.test",
    shows: "clean: a very deep host with hyphens in a row",
    life: { trust: 12 },
  },
  { typed: "bäckerei.example", shows: "clean, an international name" },
  // The last letter is a Cyrillic one.
  {
    typed: "baker\u0443.example",
    shows: "malicious: looks like bakery.example",
    life: { malicious: 7, trust: 4 },
  },
  {
    typed: "hostile-text.example",
    shows: "malicious, with text that means harm",
    life: { malicious: 5 },
    quirk: "hostile",
  },
  { typed: "no-such-pattern.invalid", shows: "failed: 400, VirusTotal will not have it", fault: "invalid" },
  { typed: "walled-garden.example", shows: "failed: 403", fault: "forbidden" },
  { typed: "hiccup.example", shows: "clean, after a 503 the first time", fault: "down-once" },
  { typed: "tarpit.example", shows: "failed: never answers", fault: "tarpit" },
  { typed: "hotel-lobby.example", shows: "failed: somebody else's web page", fault: "captive-portal" },
  { typed: "cut-short.example", shows: "failed: the body ends in the middle", fault: "cut-short" },
];

/** Everybody, the starters first. */
export const cast: readonly Member[] = [...starters, ...others].map((part) => ({
  ...part,
  name: domainToASCII(part.typed),
  life: part.life ?? {},
}));

/**
 * A first list for a newcomer, as a person would write it (one is international: send its A-labels). Between them
 * they show all six verdicts on every day.
 */
export const starterDomains: readonly string[] = starters.map(({ typed }) => typed);

const byName = new Map(cast.map((member) => [member.name, member]));
const reserved = /\.(?:example|test|invalid)$/;

/**
 * Who goes by this name (lower-case A-labels). A reserved name nobody was cast for is clean or unrated, so that a
 * made-up list of one's own works too; of any other name practice knows nothing (null).
 */
export function whoIs(name: string): Member | null {
  const member = byName.get(name);
  if (member !== undefined) return member;
  if (!reserved.test(name)) return null;
  const trust = roll(4, name, "extra") === 0 ? 0 : 40 + roll(40, name, "trust");
  return { name, typed: name, shows: "somebody in the crowd", life: { trust } };
}
