import { describe, expect, test } from "vitest";
import { type Known, whyOf } from "../../../src/renderer/domain/why.ts";
import { formatIn } from "../../../src/renderer/format.ts";
import type { Signs } from "../../../src/shared/contract/history.ts";
import { createI18n, type Language } from "../../../src/shared/i18n.ts";
import en from "../../../src/shared/locales/en/window.ts";
import ja from "../../../src/shared/locales/ja/window.ts";
import { aRow, now } from "../../support/answers.ts";
import { aContext, aDifference, anEngine, aReport, someStats } from "../../support/evidence.ts";

const hour = 3_600_000;
const day = 24 * hour;
const format = formatIn("en");

function why(some: Partial<Known> = {}, language: Language = "en"): readonly string[] {
  const i18n = createI18n(language, language === "en" ? en : ja);
  const known: Known = { row: aRow(), report: aReport(), difference: null, signs: null, now, ...some };
  return whyOf(known, i18n.getFixedT(language, ["domain", "common"]), formatIn(language));
}

const badRow = aRow({ standing: "malicious", verdict: "malicious", against: 3 });
const badReport = aReport({
  verdict: "malicious",
  stats: someStats({ malicious: 3, harmless: 58 }),
  engines: [anEngine("A", "malicious"), anEngine("B", "malicious"), anEngine("C", "malicious")],
});
const twoTurned = aDifference({
  to: { ...aDifference().to, verdict: "malicious" },
  turned: [
    { engine: "A", from: anEngine("A"), to: anEngine("A", "malicious") },
    { engine: "B", from: anEngine("B", "undetected"), to: anEngine("B", "malicious") },
    { engine: "D", from: anEngine("D", "malicious"), to: anEngine("D") },
  ],
});
const before = format.moment(twoTurned.from.checkedAt, now);

function moved(what: "nameServers" | "registrar", daysBefore: number): Signs["moves"][number] {
  const by = now - hour - daysBefore * day;
  return { checkId: 1, after: by - hour, by, move: { what, gone: ["old"], came: ["new"] } };
}
const signs = (...moves: Signs["moves"]): Signs => ({ flaggedAt: now - hour, moves });

describe("bad", () => {
  test("how many engines say so, how many of them are new, and what moved before", () => {
    expect(
      why({ row: badRow, report: badReport, difference: twoTurned, signs: signs(moved("nameServers", 2)) }),
    ).toEqual([
      `3 of 94 engines say malicious, 2 of them new since ${before}.`,
      "Name servers changed 2 days before the first flag.",
    ]);
  });

  test("where all of them are new, and where none is", () => {
    const all = {
      ...twoTurned,
      turned: [...twoTurned.turned, { engine: "C", from: anEngine("C"), to: anEngine("C", "malicious") }],
    };
    expect(why({ row: badRow, report: badReport, difference: all })[0]).toBe(
      `3 of 94 engines say malicious, all of them new since ${before}.`,
    );
    expect(why({ row: badRow, report: badReport, difference: aDifference() })[0]).toBe(
      "3 of 94 engines say malicious.",
    );
  });

  test("an engine that was not among the engines before may have been renamed: it is not new", () => {
    const renamed = aDifference({ appeared: [anEngine("Xcitium", "malicious")] });
    expect(why({ row: badRow, report: badReport, difference: renamed })[0]).toBe(
      "3 of 94 engines say malicious.",
    );
    const unknownBefore = aDifference({
      from: { ...aDifference().from, verdict: "unknown", stats: null },
      appeared: [anEngine("A", "malicious"), anEngine("Calm")],
    });
    expect(why({ row: badRow, report: badReport, difference: unknownBefore })[0]).toBe(
      `3 of 94 engines say malicious, 1 of them new since ${before}.`,
    );
  });

  test("a difference that belongs to another answer is not told as news of this one", () => {
    const other = { ...twoTurned, to: { ...twoTurned.to, checkId: 7 } };
    expect(why({ row: badRow, report: badReport, difference: other })[0]).toBe(
      "3 of 94 engines say malicious.",
    );
  });

  test("one engine alone is often mistaken; with others that are suspicious it is not alone", () => {
    const one = aReport({ verdict: "malicious", stats: someStats({ malicious: 1 }) });
    expect(why({ row: badRow, report: one })).toEqual([
      "1 of 95 engines says malicious.",
      "A single engine is often mistaken.",
    ]);
    const three = aReport({ verdict: "malicious", stats: someStats({ malicious: 1, suspicious: 2 }) });
    expect(why({ row: badRow, report: three })).toEqual([
      "1 of 97 engines says malicious.",
      "2 more say suspicious.",
    ]);
  });

  test("suspicious alone says that nobody says worse", () => {
    const row = aRow({ standing: "suspicious", verdict: "suspicious", against: 2 });
    const report = aReport({ verdict: "suspicious", stats: someStats({ suspicious: 2 }) });
    expect(why({ row, report })).toEqual(["2 of 96 engines say suspicious, none malicious."]);
  });

  test("a registrar that changed says more than name servers, and a young name is told", () => {
    const report = { ...badReport, context: aContext({ createdAt: now - hour - 5 * day }) };
    expect(
      why({ row: badRow, report, signs: signs(moved("nameServers", 0), moved("registrar", 1)) }).slice(1),
    ).toEqual([
      "The registrar changed 1 day before the first flag.",
      "It was registered 5 days before the first flag.",
    ]);
    expect(why({ row: badRow, report: badReport, signs: signs(moved("nameServers", 0)) })[1]).toBe(
      "Name servers changed at the time of the first flag.",
    );
  });

  test("until the answer is there, what the list knows is told", () => {
    expect(why({ row: badRow, report: null })).toEqual(["3 of 94 engines speak against it."]);
  });
});

describe("not bad", () => {
  test("clean says who vouches, and who took back what was said", () => {
    const cleared = aDifference({
      turned: [{ engine: "D", from: anEngine("D", "malicious"), to: anEngine("D") }],
    });
    expect(why({ difference: cleared })).toEqual([
      "No engine speaks against it; 61 of 94 vouch for it.",
      `1 engine has taken back what it said against it since ${before}.`,
    ]);
  });

  test("silence is not taken for a clean bill", () => {
    const row = aRow({ standing: "unrated", verdict: "unrated" });
    const report = aReport({ verdict: "unrated", stats: someStats({ harmless: 0, undetected: 94 }) });
    expect(why({ row, report })).toEqual([
      "All 94 engines are silent: nothing found is not the same as found clean.",
    ]);
  });

  test("old evidence says that it is old", () => {
    const row = aRow({ stale: true, analysedAt: now - 45 * day });
    expect(why({ row }).at(-1)).toBe("The analysis is 1 month old: engines may say something else today.");
  });

  test("that VirusTotal does not know it is neither good nor bad", () => {
    const row = aRow({ standing: "unknown", verdict: "unknown" });
    const unknown = aReport({ verdict: "unknown", reason: "not_found", stats: null, engines: [] });
    expect(why({ row, report: unknown })[0]).toContain("does not know this name");
    expect(why({ row, report: { ...unknown, reason: "no_analysis" } })[0]).toContain("has no analysis");
  });
});

describe("without an answer", () => {
  const waiting = {
    standing: "waiting",
    verdict: null,
    since: null,
    checkedAt: null,
    analysedAt: null,
  } as const;
  test.each([
    ["being checked", { checking: true }, "It is being checked for the first time."],
    ["paused", { paused: true, nextAt: null }, "Not checked yet, and paused: resume it to have it checked."],
    [
      "with a time",
      { nextAt: now + hour },
      `Not checked yet. It is its turn at ${format.moment(now + hour, now)}.`,
    ],
    ["without one", { nextAt: null }, "Not checked yet."],
    [
      "failed",
      { failed: "timeout", standing: "failed", checkedAt: now },
      "No check has brought an answer yet: nothing is known of it.",
    ],
  ] as const)("%s", (_, some, said) => {
    expect(why({ row: aRow({ ...waiting, ...some }), report: null })).toEqual([said]);
  });
});

test("Japanese says the same", () => {
  const at = formatIn("ja").moment(twoTurned.from.checkedAt, now);
  expect(
    why(
      { row: badRow, report: badReport, difference: twoTurned, signs: signs(moved("nameServers", 2)) },
      "ja",
    ),
  ).toEqual([
    `94エンジン中3エンジンが悪性と判定しています。うち2エンジンは${at}の回答より後の新しい判定です。`,
    "最初の検出の2日前にネームサーバーが変わっています。",
  ]);
});
