/** Reports in VirusTotal's shape, made up: what a test wants to say, and no more. */
export interface MadeUp {
  readonly malicious?: readonly string[];
  readonly suspicious?: readonly string[];
  readonly harmless?: number;
  readonly undetected?: number;
  /** Seconds UTC, as on the wire; null leaves the attribute out. */
  readonly analysed?: number | null;
  /** More attributes, or others in place of those above. */
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** The body of a domain report, on one line as VirusTotal sends it. */
export function report(domain: string, made: MadeUp = {}): string {
  const { malicious = [], suspicious = [], harmless = 3, undetected = 2, analysed = 1_790_000_000 } = made;
  const engines: [string, string, string | null][] = [
    ...malicious.map((name): [string, string, string] => [name, "malicious", "phishing"]),
    ...suspicious.map((name): [string, string, string] => [name, "suspicious", "suspicious"]),
    ...Array.from({ length: harmless }, (_, n): [string, string, string] => [
      `Calm ${n}`,
      "harmless",
      "clean",
    ]),
    ...Array.from({ length: undetected }, (_, n): [string, string, string] => [
      `Mute ${n}`,
      "undetected",
      "unrated",
    ]),
  ];
  const attributes = {
    last_analysis_stats: {
      malicious: malicious.length,
      suspicious: suspicious.length,
      harmless,
      undetected,
      timeout: 0,
    },
    last_analysis_results: Object.fromEntries(
      engines.map(([engine_name, category, result]) => [
        engine_name,
        { category, engine_name, method: "blacklist", result },
      ]),
    ),
    ...(analysed === null ? {} : { last_analysis_date: analysed }),
    last_modification_date: 1_790_000_100,
    reputation: 0,
    ...made.attributes,
  };
  const links = { self: `https://www.virustotal.com/api/v3/domains/${domain}` };
  return JSON.stringify({ data: { type: "domain", id: domain, links, attributes } });
}

/** VirusTotal's error envelope. */
export function errorBody(code: string, message = code): string {
  return JSON.stringify({ error: { code, message } });
}
