import type { Alert } from "../../src/shared/contract/alerts.ts";

const raisedAt = Date.UTC(2026, 10, 24, 11);

/** An alert as it is most often, with what is said otherwise. */
export function alert(more: Partial<Alert> = {}): Alert {
  return {
    id: 1,
    name: "shop.example.jp",
    typed: "shop.example.jp",
    kind: "turned_malicious",
    from: "clean",
    to: "malicious",
    checkId: 11,
    raisedAt,
    after: raisedAt - 3_600_000,
    stats: { malicious: 2, suspicious: 1, harmless: 61, undetected: 30, timeout: 0 },
    flags: [
      { engine: "alphaMountain.ai", category: "suspicious", result: null },
      { engine: "Fortinet", category: "malicious", result: "phishing" },
    ],
    acknowledgedAt: null,
    verdict: "malicious",
    since: raisedAt,
    watched: true,
    ...more,
  };
}
