/** What the engines say of a practice domain, in VirusTotal's words: the results, and the counts over them. */
import type { Member } from "./cast.ts";
import { pick, roll, shuffled } from "./dice.ts";
import { type Engine, roster } from "./engines.ts";
import { cycleDays, type Opinion } from "./life.ts";
import type { Json } from "./wire.ts";

type Category = "malicious" | "suspicious" | "timeout" | "harmless" | "undetected";

interface Row {
  readonly engine: string;
  readonly category: Category;
  readonly result: string | null;
}

/** Engines that speak first where names change, so that a rename and a vanishing hit one that had a say. */
const changing = ["Old Mill", "Kurage Labs", "Fog Horn"];

/** Results as nobody should send them: a page, a terminal, a spreadsheet and a reader's eye each have one to fear. */
const hostileResults = [
  "<script>document.title='practice'</script>",
  "\u001b[2J\u001b[31mphishing\u001b[0m\u0007",
  "gnihsihp\u202Eclean\u202C",
  '=HYPERLINK("https://practice.invalid","malware")',
];

/**
 * The engines' results and counts for the analysis of a UTC day (days since 1970).
 * @returns `last_analysis_results` by engine, and `last_analysis_stats` with VirusTotal's five counts
 */
export function analysis(member: Member, day: number, opinion: Opinion): { results: Json; stats: Json } {
  const rows = opinions(member, day, opinion);
  const count = (category: Category) => rows.filter((row) => row.category === category).length;
  // As in half of the recorded reports of 2020 to 2022 (CONTRACT.md §8.3).
  const surplus = member.quirk === "one-too-many" ? 1 : 0;
  const stats: [string, number][] = [
    ["malicious", count("malicious")],
    ["suspicious", count("suspicious")],
    ["undetected", count("undetected")],
    ["harmless", count("harmless") + surplus],
    ["timeout", count("timeout")],
  ];
  const results = shuffled(rows, member.name, day, "order").map(
    ({ engine, category, result }): [string, Json] => [
      engine,
      { method: "blacklist", engine_name: engine, category, result },
    ],
  );
  return { results: Object.fromEntries(results), stats: Object.fromEntries(stats) };
}

function opinions(
  member: Member,
  day: number,
  { malicious, suspicious, timeout, trust }: Opinion,
): readonly Row[] {
  const { name, quirk } = member;
  const late = quirk === "changing-engines" && day % cycleDays >= cycleDays / 2;
  const engines = inOrderOfSpeaking(member, roster(late ? "later" : "now"));
  return engines.map(({ name: engine, once }, at): Row => {
    if (at < malicious) return { engine, category: "malicious", result: accusation(member, once, at) };
    if (at < malicious + suspicious) return { engine, category: "suspicious", result: "suspicious" };
    if (at < malicious + suspicious + timeout) return { engine, category: "timeout", result: null };
    const vouches = roll(100, name, once, "trust") < trust;
    return vouches
      ? { engine, category: "harmless", result: "clean" }
      : { engine, category: "undetected", result: "unrated" };
  });
}

/** The same order every day: who speaks against a domain today is not someone else tomorrow. */
function inOrderOfSpeaking({ name, quirk }: Member, engines: readonly Engine[]): readonly Engine[] {
  const eager = quirk === "changing-engines" ? changing : [];
  const place = ({ once }: Engine) => (eager.includes(once) ? -1 : roll(2 ** 32, name, once, "turn"));
  return [...engines].sort((a, b) => place(a) - place(b));
}

function accusation({ name, quirk }: Member, engine: string, at: number): string {
  if (quirk === "hostile") return hostileResults[at] ?? "malicious";
  return pick(["phishing", "malicious", "malware", "phishing"], name, engine, "word");
}
