import { describe, expect, test } from "vitest";
import {
  decideNotices,
  type Notices,
  type NoticesInput,
  nothingTold,
  type Suppression,
  suppressions,
} from "../../../src/main/watch/notices.ts";
import type { Alert } from "../../../src/shared/contract/alerts.ts";
import { alert } from "../../support/alert.ts";

const now = Date.UTC(2026, 10, 24, 12);
const day = 86_400_000;

const decide = (some: Partial<NoticesInput>) =>
  decideNotices({
    told: nothingTold,
    alerts: [],
    problem: null,
    failing: null,
    practice: false,
    now,
    ...some,
  });
const says = ({ show }: Notices) => show.map(({ text }) => text.says);
const problem = (kind: "no_key" | "key_dead" | "quota_spent" | "offline" | "store", since = now) => ({
  kind,
  detail: null,
  since,
  retryAt: null,
});

describe("what is notified of alerts", () => {
  test("one domain that turned malicious: its name, the engines, malicious first, and what can be done", () => {
    const { show, held } = decide({ alerts: [alert({ id: 7 })] });
    expect(held).toEqual([]);
    expect(show).toEqual([
      {
        id: "malicious:7",
        practice: false,
        text: {
          says: "malicious",
          domain: { alert: 7, name: "shop.example.jp", typed: "shop.example.jp" },
          flagged: ["Fortinet", "alphaMountain.ai"],
          against: 3,
          engines: 94,
        },
        click: { do: "open_domain", name: "shop.example.jp" },
        actions: [
          { do: "acknowledge", alerts: [7] },
          { do: "open_virustotal", name: "shop.example.jp" },
        ],
      },
    ]);
  });

  test("several at once are one notice that says so", () => {
    const alerts = [1, 2, 3].map((id) => alert({ id, name: `${id}.example`, typed: `${id}.example` }));
    const { show } = decide({ alerts });
    expect(show).toMatchObject([
      { text: { says: "several", domains: [{ alert: 1 }, { alert: 2 }, { alert: 3 }] } },
    ]);
    expect(show[0]?.click).toEqual({ do: "open_alerts" });
    expect(show[0]?.actions).toEqual([{ do: "acknowledge", alerts: [1, 2, 3] }]);
  });

  /** For each reason, an alert that is held back for it alone. */
  const heldBack: Record<Suppression, Partial<Alert>> = {
    told: { id: 4 },
    acknowledged: { acknowledgedAt: now },
    good_news: { kind: "cleared", to: "clean" },
    suspicious_only: { kind: "turned_suspicious", to: "suspicious" },
    over: { verdict: "clean" },
    unwatched: { watched: false },
  };
  test.each(suppressions)("nobody is interrupted: %s", (why) => {
    const one = alert({ id: 5, ...heldBack[why] });
    const { show, held } = decide({ alerts: [one], told: { upTo: 4, notices: [] } });
    expect(show).toEqual([]);
    expect(held).toEqual([{ alert: one.id, why }]);
  });

  test("of a domain that turned twice, the later alert is told", () => {
    const first = alert({ id: 1, raisedAt: now - 9, since: now });
    const { show, held } = decide({ alerts: [first, alert({ id: 2, raisedAt: now, since: now })] });
    expect(show).toMatchObject([{ id: "malicious:2" }]);
    expect(held).toEqual([{ alert: 1, why: "over" }]);
  });

  test("what was told is not told again, also where it was reopened after it was withdrawn", () => {
    const first = decide({ alerts: [alert()] });
    expect(decide({ told: first.told, alerts: [alert()] })).toMatchObject({ show: [], withdraw: [] });
    const gone = decide({ told: first.told, alerts: [alert({ acknowledgedAt: now })] });
    expect(gone).toMatchObject({ show: [], withdraw: ["malicious:1"], told: { notices: [] } });
    expect(says(decide({ told: gone.told, alerts: [alert()] }))).toEqual([]);
  });

  test("practice has ids of its own, since its alerts have numbers of their own", () => {
    expect(decide({ alerts: [alert()], practice: true }).show).toMatchObject([
      { id: "practice:malicious:1", practice: true },
    ]);
  });
});

describe("what is withdrawn", () => {
  const { told } = decide({ alerts: [alert({ id: 1 })] });

  test.each([
    ["acknowledged", [alert({ acknowledgedAt: now })]],
    ["clean again", [alert({ verdict: "clean" })]],
    ["only suspicious now", [alert({ verdict: "suspicious" })]],
    ["off the list", [alert({ watched: false })]],
    ["nowhere to be found any more", []],
  ] as const)("a domain that is %s", (_what, alerts) => {
    expect(decide({ told, alerts }).withdraw).toEqual(["malicious:1"]);
  });

  test("not what still holds", () => {
    expect(decide({ told, alerts: [alert()] })).toMatchObject({ withdraw: [], told });
  });

  test("several together, when none of them is left", () => {
    const two = [alert({ id: 1, name: "a.example" }), alert({ id: 2, name: "b.example" })];
    const together = decide({ alerts: two }).told;
    const gone = (alerts: readonly Alert[]) => decide({ told: together, alerts }).withdraw;
    const acknowledged = two.map((each) => ({ ...each, acknowledgedAt: now }));
    expect(gone([...two.slice(0, 1), ...acknowledged.slice(1)])).toEqual([]);
    expect(gone(acknowledged)).toEqual(["malicious:1,2"]);
  });
});

describe("what is notified of the watch", () => {
  test("a dead key, once, until it is well again", () => {
    const dead = decide({ problem: problem("key_dead") });
    expect(dead.show).toMatchObject([{ id: "key_dead", click: { do: "open_settings" } }]);
    expect(decide({ told: dead.told, problem: problem("key_dead") })).toMatchObject({
      show: [],
      withdraw: [],
    });
    const well = decide({ told: dead.told });
    expect(well).toMatchObject({ show: [], withdraw: ["key_dead"] });
    expect(says(decide({ told: well.told, problem: problem("key_dead") }))).toEqual(["key_dead"]);
  });

  test("requests that fail for two days, counted from one that failed to another", () => {
    const failing = (span: number) => ({ first: now - span, last: now });
    const failed = (span: number) => decide({ problem: problem("offline"), failing: failing(span) });
    expect(says(failed(2 * day - 1))).toEqual([]);
    expect(failed(2 * day).show).toMatchObject([{ text: { says: "failing", days: 2 } }]);
    const third = decide({
      told: failed(2 * day).told,
      problem: problem("offline"),
      failing: failing(3 * day),
    });
    expect(third).toMatchObject({ show: [], withdraw: [] });
    expect(decide({ told: third.told }).withdraw).toEqual(["failing"]);
  });

  test("a database that is out of use for an hour", () => {
    expect(says(decide({ problem: problem("store", now - 3_599_999) }))).toEqual([]);
    expect(says(decide({ problem: problem("store", now - 3_600_000) }))).toEqual(["store"]);
  });

  test.each(["no_key", "quota_spent"] as const)("not %s", (kind) => {
    expect(says(decide({ problem: problem(kind, 0), failing: { first: 0, last: now } }))).toEqual([]);
  });
});
