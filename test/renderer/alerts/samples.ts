import type { Alert } from "../../../src/shared/contract/alerts.ts";

/** A local time as ms UTC. */
export const at = (text: string) => new Date(text).getTime();

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
    raisedAt: at("2026-11-24T14:05:00"),
    after: at("2026-11-24T08:10:00"),
    stats: { malicious: 2, suspicious: 1, harmless: 61, undetected: 30, timeout: 0 },
    flags: [
      { engine: "alphaMountain.ai", category: "suspicious", result: null },
      { engine: "Fortinet", category: "malicious", result: "phishing" },
    ],
    acknowledgedAt: null,
    verdict: "malicious",
    since: at("2026-11-24T14:05:00"),
    watched: true,
    ...more,
  };
}
