import { Writable } from "node:stream";
import { WriteStream } from "node:tty";
import stringWidth from "string-width";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { QuotaState } from "../../../src/main/app/banken.ts";
import { checkText } from "../../../src/main/headless/terminal/check-text.ts";
import { padded, widest } from "../../../src/main/headless/terminal/columns.ts";
import { followProgress } from "../../../src/main/headless/terminal/progress.ts";
import { createScreen } from "../../../src/main/headless/terminal/screen.ts";
import { wordsIn } from "../../../src/main/headless/terminal/words.ts";
import type { Windows } from "../../../src/main/watch/quota.ts";
import { type Check, type Verdict, verdicts } from "../../../src/shared/verdict.ts";
import { virtualClock } from "../../support/clock.ts";

/** Two streams on one screen: what a person would have read, in the order in which it was written. */
function terminal(isTTY: boolean, columns = 80) {
  let text = "";
  const stream = () =>
    Object.assign(
      new Writable({
        write(chunk: Buffer, _encoding, done) {
          text += chunk.toString();
          done();
        },
      }),
      { isTTY, columns, getColorDepth: WriteStream.prototype.getColorDepth },
    );
  const [out, err] = [stream(), stream()];
  return { out, err, text: () => text };
}

/** What is left on the screen after all the erasing. */
function seen(text: string): string {
  return text
    .split("\n")
    .map((line) => line.split("\r\x1b[2K").at(-1))
    .join("\n");
}

const english = await wordsIn("en");
const japanese = await wordsIn("ja");

beforeEach(() => {
  vi.stubEnv("TERM", "xterm-256color");
  vi.stubEnv("NO_COLOR", undefined);
  vi.stubEnv("FORCE_COLOR", undefined);
  vi.stubEnv("NODE_DISABLE_COLORS", undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe("the screen", () => {
  test("keeps the progress line last, and takes it away", () => {
    const { out, err, text } = terminal(true);
    const screen = createScreen(out, err, { json: false });
    screen.progress("1/3");
    screen.line("one");
    screen.progress("2/3");
    screen.note("beside");
    expect(seen(text())).toBe("one\nbeside\n2/3");
    screen.progress(null);
    expect(seen(text())).toBe("one\nbeside\n");
  });

  test("cuts a progress line that would wrap, counting a kanji as two columns", () => {
    const { out, err, text } = terminal(true, 12);
    createScreen(out, err, { json: false }).progress("番犬番犬番犬番犬");
    expect(text()).toBe("番犬番犬番…");
  });

  test.each([
    ["no terminal", false, false],
    ["JSON", true, true],
  ])("draws no progress and no colour for %s", (_what, isTTY, json) => {
    const { out, err, text } = terminal(isTTY);
    const screen = createScreen(out, err, { json });
    screen.progress("1/3");
    screen.line(screen.style("red", "bad"));
    expect(text()).toBe("bad\n");
  });

  test("has colour on a terminal, but not where NO_COLOR asks for none", () => {
    const { out, err } = terminal(true);
    // Whoever runs the tests may have asked for colour or for none themselves.
    for (const name of ["NO_COLOR", "FORCE_COLOR", "NODE_DISABLE_COLORS", "CI"]) vi.stubEnv(name, undefined);
    vi.stubEnv("TERM", "xterm");
    expect(createScreen(out, err, { json: false }).style("red", "bad")).toBe("\x1b[31mbad\x1b[39m");
    vi.stubEnv("NO_COLOR", "1");
    expect(createScreen(out, err, { json: false }).style("red", "bad")).toBe("bad");
  });
});

test.each([
  {
    words: english,
    at: /^1\/12 · done at \d\d:\d\d \(2 min\) · left: 0 now, 496 today, 15,496 this month$/,
    quiet: /^2\/12 · VirusTotal asked for quiet until \d\d:\d\d · left: /,
  },
  {
    words: japanese,
    at: /^1\/12 · \d\d:\d\dに完了する見込み（2分後） · 残り: いま0、本日496、今月15,496$/,
    quiet: /^2\/12 · VirusTotalの求めにより\d\d:\d\dまで待機中 · 残り: /,
  },
])(
  "the progress line says how far, what the quota has left and when it will be done, in $words.language",
  ({ words, at, quiet }) => {
    const { out, err, text } = terminal(true, 200);
    const clock = virtualClock();
    const screen = createScreen(out, err, { json: false });
    const progress = followProgress({ screen, words }, clock, 12, 60_000);
    const windows: Windows = [
      { window: "minute", limit: 4, used: 4, freesAt: clock.now() + 30_000 },
      { window: "day", limit: 500, used: 4, freesAt: clock.now() },
      { window: "month", limit: 15_500, used: 4, freesAt: clock.now() },
    ];
    let state: QuotaState = { windows, known: true, quietUntil: null };
    for (let n = 0; n < 4; n += 1) progress.asked();
    progress.quota(() => state);
    progress.done();
    expect(seen(text())).toMatch(at);
    expect(stringWidth(seen(text()))).toBeLessThan(80);
    state = { ...state, quietUntil: clock.now() + 300_000 };
    progress.done();
    expect(seen(text())).toMatch(quiet);
    progress.end();
    expect(seen(text())).toBe("");
  },
);

describe("a check's line", () => {
  const screen = createScreen(terminal(false).out, terminal(false).err, { json: false });
  const now = Date.UTC(2026, 10, 24, 12);
  const check: Check = {
    domain: "a.example",
    verdict: "malicious",
    reason: null,
    stats: { malicious: 10, suspicious: 1, harmless: 60, undetected: 23, timeout: 0 },
    flags: Array.from({ length: 11 }, (_, n) => ({
      engine: `Engine ${n}`,
      category: n === 10 ? "suspicious" : "malicious",
      result: n === 0 ? "phishing" : null,
    })),
    analysedAt: now - 3 * 86_400_000,
    analysedFrom: "last_analysis_date",
    checkedAt: now,
  };
  const line = (
    change: Partial<Check>,
    before: "clean" | null = null,
    detail: string | null = null,
    words = english,
  ) =>
    checkText({ check: { ...check, ...change }, typed: "a.example", detail, before }, 12, now, {
      screen,
      words,
    });

  test("names the engines, and counts those that do not fit", () => {
    expect(line({})).toBe(
      "malicious   a.example     11/94  Engine 0 (phishing), Engine 1 (malicious), Engine 2 (malicious), Engine 3 (malicious), Engine 4 (malicious), Engine 5 (malicious), Engine 6 (malicious), Engine 7 (malicious) and 3 more · analysed 3 days ago".replaceAll(
        " (malicious)",
        "",
      ),
    );
  });
  test("says what it was before, and what still stands where the check failed", () => {
    expect(line({}, "clean")).toMatch(/ · was clean$/);
    const failed = { verdict: "failed", reason: "network", stats: null, flags: [] } as const;
    expect(line(failed, "clean", "ECONNRESET")).toBe(
      "failed      a.example     VirusTotal could not be reached (ECONNRESET) · last known: clean",
    );
  });
  test("tells an intercepted connection from one that is down", () => {
    const failed = { verdict: "failed", reason: "network", stats: null, flags: [] } as const;
    expect(line(failed, null, "SELF_SIGNED_CERT_IN_CHAIN")).toContain(
      "something stands between this machine and VirusTotal",
    );
  });
  test("does not pass silence off as a clean bill", () => {
    const stats = { malicious: 0, suspicious: 0, harmless: 0, undetected: 94, timeout: 0 };
    expect(line({ verdict: "unrated", stats, flags: [] })).toContain("0/94, every engine is silent");
  });
  test("says which date stands in for the analysis's own", () => {
    expect(line({ analysedFrom: "last_modification_date" })).toMatch(/changed 3 days ago, analysis undated$/);
    expect(line({ analysedAt: null, analysedFrom: null })).toMatch(/of unknown age$/);
  });
  test("is written in Japanese as in Japanese, in the same columns", () => {
    const none = { stats: null, flags: [] } as const;
    expect([
      line({ flags: check.flags.slice(0, 2) }, "clean", null, japanese),
      line({ ...none, verdict: "failed", reason: "network" }, "clean", "ECONNRESET", japanese),
      line({ ...none, verdict: "unknown", reason: "not_found" }, null, null, japanese),
    ]).toEqual([
      "悪性      a.example     11/94  Engine 0（phishing）、Engine 1 · 3日前に分析 · 以前の判定: 問題なし",
      "失敗      a.example     VirusTotalに接続できませんでした（ECONNRESET） · それまでの判定: 問題なし",
      "情報なし  a.example     VirusTotalに情報がありません",
    ]);
    const start = (verdict: Verdict, words: typeof english) => {
      const text = line({ ...none, verdict, reason: null, analysedAt: null }, null, null, words);
      return stringWidth(text.slice(0, text.indexOf("a.example")));
    };
    expect(new Set(verdicts.map((verdict) => start(verdict, japanese)))).toEqual(new Set([10]));
    expect(new Set(verdicts.map((verdict) => start(verdict, english)))).toEqual(new Set([12]));
  });
});

const minute = 60_000;
const day = 86_400_000;

test.each([
  {
    words: english,
    spans: ["0 seconds", "1 second", "59 seconds", "1 minute", "2 hours", "1 day", "1 month", "2 years"],
    agos: ["1 minute ago", "in 2 hours"],
    waits: ["40 s", "8 min", "1 h 59 min"],
    moments: [/^\d\d:\d\d$/, /^24 Nov, \d\d:\d\d$/],
  },
  {
    words: japanese,
    spans: ["0秒", "1秒", "59秒", "1分", "2時間", "1日", "1か月", "2年"],
    agos: ["1分前", "2時間後"],
    waits: ["40秒", "8分", "1時間59分"],
    moments: [/^\d\d:\d\d$/, /^11月24日 \d\d:\d\d$/],
  },
])("times are told as $words.language has them", ({ words, spans, agos, waits, moments }) => {
  const { span, ago, wait, moment } = words;
  expect([0, 1_000, 59_000, minute, 120 * minute, day, 45 * day, 800 * day].map(span)).toEqual(spans);
  expect([ago(0, minute), ago(120 * minute, 0)]).toEqual(agos);
  expect([40_000, 480_000, 7_140_000].map(wait)).toEqual(waits);
  const at = new Date(2026, 10, 24, 9, 12).getTime();
  expect(moment(at, at)).toMatch(moments[0] ?? "");
  expect(moment(at, at + 2 * day)).toMatch(moments[1] ?? "");
});

test("columns are filled by what a terminal shows", () => {
  expect(padded("番犬", 6)).toBe("番犬  ");
  expect(widest(["番犬", "abc", "x"])).toBe(4);
  expect(widest(["番犬番犬", "abc"], 6)).toBe(6);
});
