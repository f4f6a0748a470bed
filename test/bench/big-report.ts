import { report } from "../support/report.ts";

/** Numbers that look like chance and are the same in every run. */
export function dice(seed: number): () => number {
  // Spread first: seeds that are neighbours must not roll alike.
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

const hex = (roll: () => number, length: number) =>
  Array.from({ length }, () => Math.floor(roll() * 16).toString(16)).join("");
const words =
  "registrar name server status update contact street city country phone abuse transfer prohibited admin".split(
    " ",
  );

/**
 * A domain's report as it looks from day to day, some 20 KB: the dates move, the TTLs with them, now and then an
 * engine; whois, certificate and the rest stay.
 */
export function dailyReport(domain: string, seed: number): (day: number) => string {
  const roll = dice(seed);
  const engines = Array.from({ length: 94 }, (_, n) => `Engine ${n} ${hex(dice(n + 1), 6)}`);
  const voice: string[] = engines.map(() => (roll() < 0.7 ? "harmless" : "undetected"));
  const line = () => Array.from({ length: 6 }, () => words[Math.floor(roll() * words.length)]).join(" ");
  const fixed = {
    whois: Array.from({ length: 120 }, line).join("\n"),
    registrar: line(),
    jarm: hex(roll, 62),
    tags: [],
    categories: { "Made Up Labs": "business", "Other Labs": "shopping" },
    last_https_certificate: {
      thumbprint: hex(roll, 40),
      thumbprint_sha256: hex(roll, 64),
      signature: hex(roll, 512),
      key: hex(roll, 600),
      subject_alternative_name: Array.from({ length: 30 }, (_, n) => `host${n}.${domain}`),
    },
    reputation: 0,
    total_votes: { harmless: 1, malicious: 0 },
  };
  const hosts = Array.from({ length: 8 }, () => `192.0.2.${Math.floor(roll() * 250)}`);
  return (day) => {
    const daily = dice(seed * 1_000 + day + 1);
    if (daily() < 0.05) {
      const moved = Math.floor(daily() * voice.length);
      voice[moved] = voice[moved] === "harmless" ? "malicious" : "harmless";
    }
    const date = 1_790_000_000 + day * 86_400 + Math.floor(daily() * 3_600);
    const count = (category: string) => voice.filter((each) => each === category).length;
    const results = engines.map((engine_name, n) => [
      engine_name,
      {
        method: "blacklist",
        engine_name,
        category: voice[n],
        result: voice[n] === "harmless" ? "clean" : voice[n] === "malicious" ? "phishing" : "unrated",
      },
    ]);
    const attributes = {
      ...fixed,
      last_analysis_date: date,
      last_modification_date: date + Math.floor(daily() * 600),
      last_dns_records: hosts.map((value) => ({ type: "A", ttl: Math.floor(daily() * 300), value })),
      last_dns_records_date: date,
      whois_date: 1_789_000_000,
      last_analysis_stats: {
        malicious: count("malicious"),
        suspicious: 0,
        undetected: count("undetected"),
        harmless: count("harmless"),
        timeout: 0,
      },
      last_analysis_results: Object.fromEntries(results),
    };
    return report(domain, { attributes });
  };
}
