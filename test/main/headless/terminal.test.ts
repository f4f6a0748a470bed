import { Writable } from "node:stream";
import { WriteStream } from "node:tty";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { QuotaState } from "../../../src/main/app/banken.ts";
import { checkText } from "../../../src/main/headless/terminal/check-text.ts";
import { followProgress } from "../../../src/main/headless/terminal/progress.ts";
import { createScreen } from "../../../src/main/headless/terminal/screen.ts";
import { ago, count, padded, span, untilThen } from "../../../src/main/headless/terminal/words.ts";
import type { Windows } from "../../../src/main/watch/quota.ts";
import type { Check } from "../../../src/shared/verdict.ts";
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

test("the progress line says how far, what the quota has left and when it will be done", () => {
  const { out, err, text } = terminal(true, 200);
  const clock = virtualClock();
  const progress = followProgress(createScreen(out, err, { json: false }), clock, 12, 60_000);
  const windows: Windows = [
    { window: "minute", limit: 4, used: 4, freesAt: clock.now() + 30_000 },
    { window: "day", limit: 500, used: 4, freesAt: clock.now() },
    { window: "month", limit: 15_500, used: 4, freesAt: clock.now() },
  ];
  let state: QuotaState = { windows, known: true, quietUntil: null };
  for (let n = 0; n < 4; n += 1) progress.asked();
  progress.quota(() => state);
  progress.done();
  expect(seen(text())).toMatch(
    /^1\/12 · done at \d\d:\d\d \(2 min\) · left: 0 now, 496 today, 15,496 this month$/,
  );
  expect(seen(text()).length).toBeLessThan(80);
  state = { ...state, quietUntil: clock.now() + 300_000 };
  progress.done();
  expect(seen(text())).toMatch(/^2\/12 · VirusTotal asked for quiet until \d\d:\d\d · left: /);
  progress.end();
  expect(seen(text())).toBe("");
});

describe("a check's line", () => {
  const plain = createScreen(terminal(false).out, terminal(false).err, { json: false });
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
  const line = (change: Partial<Check>, before: "clean" | null = null, detail: string | null = null) =>
    checkText({ check: { ...check, ...change }, typed: "a.example", detail, before }, 12, now, plain);

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
});

test("spans of time are told in their largest unit", () => {
  expect(
    [0, 1_000, 59_000, 60_000, 7_200_000, 86_400_000, 45 * 86_400_000, 800 * 86_400_000].map(span),
  ).toEqual(["0 seconds", "1 second", "59 seconds", "1 minute", "2 hours", "1 day", "1 month", "2 years"]);
  expect([ago(0, 60_000), ago(7_200_000, 0)]).toEqual(["1 minute ago", "in 2 hours"]);
  expect([40_000, 480_000, 7_140_000].map(untilThen)).toEqual(["40 s", "8 min", "1 h 59 min"]);
  expect(count(1_000, "domain")).toBe("1,000 domains");
  expect(padded("番犬", 6)).toBe("番犬  ");
});
