import { describe, expect, test, vi } from "vitest";
import { type Format, formatIn } from "../../src/renderer/format.ts";

const at = (text: string) => new Date(text).getTime();
const now = at("2026-11-24T14:05:30");
const [second, minute, hour, day] = [1_000, 60_000, 3_600_000, 86_400_000];

const plain = (text: string) => text.replaceAll("\u00a0", " ");

/** What a function makes of each value in the two languages. */
function each<V>(
  tell: (format: Format, value: V) => string,
  rows: readonly (readonly [V, string, string])[],
) {
  const [en, ja] = [formatIn("en"), formatIn("ja")];
  for (const [value, english, japanese] of rows) {
    expect(plain(tell(en, value))).toBe(english);
    expect(plain(tell(ja, value))).toBe(japanese);
  }
}

describe("times", () => {
  test("a moment names its day where that is not today, and its year where that is not this one", () => {
    each(
      ({ moment }, text: string) => moment(at(text), now),
      [
        ["2026-11-24T09:05:00", "09:05", "09:05"],
        ["2026-11-24T00:00:00", "00:00", "00:00"],
        ["2026-11-23T23:59:00", "23 Nov, 23:59", "11月23日 23:59"],
        ["2025-03-03T09:12:00", "3 Mar 2025, 09:12", "2025年3月3日 09:12"],
      ],
    );
  });

  test("in full, to the second", () => {
    each(
      ({ full }, text: string) => full(at(text)),
      [["2026-03-03T09:12:05", "3 Mar 2026, 09:12:05", "2026年3月3日 09:12:05"]],
    );
  });

  test("a day as a heading", () => {
    each(
      ({ day }, text: string) => day(at(text), now),
      [
        ["2026-11-24T00:00:00", "Today", "今日"],
        ["2026-11-23T23:59:59", "Yesterday", "昨日"],
        ["2026-11-19T12:00:00", "Thursday 19 November", "11月19日(木)"],
        ["2025-11-19T12:00:00", "Wednesday, 19 November 2025", "2025年11月19日(水)"],
      ],
    );
  });

  test("the quota's days and months are those of UTC, wherever the window is", () => {
    each(({ utcDay }, text: string) => utcDay(text), [["2026-11-01", "1 Nov", "11月1日"]]);
    each(
      ({ utcMonth }, text: string) => utcMonth(Date.parse(text)),
      [
        ["2026-11-01T00:00:00Z", "November", "11月"],
        ["2026-10-31T23:59:59Z", "October", "10月"],
      ],
    );
  });
});

describe("spans", () => {
  test("short, rounded down; a minute and a month are told apart", () => {
    each(
      ({ short }, ms: number) => short(ms),
      [
        [0, "0 s", "0秒"],
        [59_900, "59 s", "59秒"],
        [5 * minute, "5 min", "5分"],
        [2 * hour - 1, "1 h", "1時間"],
        [12 * day, "12 d", "12日"],
        [5 * 30 * day, "5 mo", "5か月"],
        [800 * day, "2 y", "2年"],
        [-5, "0 s", "0秒"],
      ],
    );
  });

  test("in words; to the nearest, half a unit does not make a whole of the next", () => {
    each(
      ({ span }, ms: number) => span(ms),
      [
        [hour, "1 hour", "1時間"],
        [2 * day - 1, "1 day", "1日"],
      ],
    );
    each(
      ({ span }, ms: number) => span(ms, true),
      [
        [31 * minute, "31 minutes", "31分"],
        [13 * hour, "13 hours", "13時間"],
        [20 * day, "20 days", "20日"],
        [1.6 * hour, "2 hours", "2時間"],
        [59.7 * minute, "1 hour", "1時間"],
        [600, "1 second", "1秒"],
      ],
    );
  });

  test("a duration has two units, and no empty one", () => {
    each(
      ({ duration }, ms: number) => duration(ms),
      [
        [0, "0 s", "0秒"],
        [400, "0 s", "0秒"],
        [12 * second, "12 s", "12秒"],
        [59_999, "1 min", "1分"],
        [29 * minute + 12 * second, "29 min 12 s", "29分12秒"],
        [2 * hour + 5 * second, "2 h", "2時間"],
        [2 * hour + 5 * minute, "2 h 5 min", "2時間5分"],
        [3 * day + 4 * hour, "3 d 4 h", "3日4時間"],
      ],
    );
  });

  test("relative to now", () => {
    each(
      ({ relative }, ms: number) => relative(now + ms, now),
      [
        [0, "now", "今"],
        [999, "now", "今"],
        [-999, "now", "今"],
        [30 * second, "in 30 seconds", "30秒後"],
        [3 * minute, "in 3 minutes", "3分後"],
        [-1 * day, "1 day ago", "1日前"],
        [-47 * hour, "1 day ago", "1日前"],
      ],
    );
  });
});

test("numbers, shares and sizes", () => {
  each(({ number }, value: number) => number(value), [[15_500, "15,500", "15,500"]]);
  each(({ percent }, share: number) => percent(share), [[0.254, "25%", "25%"]]);
  each(
    ({ bytes }, value: number) => bytes(value),
    [
      [0, "0 bytes", "0バイト"],
      [1, "1 byte", "1バイト"],
      [999, "999 bytes", "999バイト"],
      [1_500, "1.5 kB", "1.5 KB"],
      [999_960, "1 MB", "1 MB"],
      [1_234_567, "1.2 MB", "1.2 MB"],
      [5e12, "5,000 GB", "5,000 GB"],
    ],
  );
});

test("lists", () => {
  const engines = ["Fortinet", "G Data", "ESET"];
  each(
    ({ list }, words: readonly string[]) => list(words),
    [
      [engines, "Fortinet, G Data and ESET", "Fortinet、G Data、ESET"],
      [[], "", ""],
    ],
  );
  each(
    ({ sequence }, words: readonly string[]) => sequence(words),
    [[engines, "Fortinet, G Data, ESET", "Fortinet、G Data、ESET"]],
  );
});

test("a unit's format is made once, however often it is asked for", () => {
  const made = vi.spyOn(Intl, "NumberFormat");
  const { short, span, bytes } = formatIn("ja");
  for (const tell of [short, span, bytes]) tell(5_000);
  const { length } = made.mock.calls;
  for (const tell of [short, span, bytes]) expect([tell(6_000), tell(7_000)]).toHaveLength(2);
  expect(made.mock.calls).toHaveLength(length);
  made.mockRestore();
});
