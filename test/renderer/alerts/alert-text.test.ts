import { describe, expect, test } from "vitest";
import { changeText, countText, intervalText } from "../../../src/renderer/alerts/alert-text.ts";
import { byDay } from "../../../src/renderer/alerts/days.ts";
import { formatIn } from "../../../src/renderer/format.ts";
import { createI18n } from "../../../src/shared/i18n.ts";
import en from "../../../src/shared/locales/en/window.ts";
import ja from "../../../src/shared/locales/ja/window.ts";
import { alert, at } from "./samples.ts";

const namespaces = ["alerts", "common"] as ["alerts", "common"];
const english = createI18n("en", en).getFixedT("en", namespaces);
const japanese = createI18n("ja", ja).getFixedT("ja", namespaces);
const [enFormat, jaFormat] = [formatIn("en"), formatIn("ja")];

describe("the interval", () => {
  test("lies between the last answer that did not show it and the first that did", () => {
    expect(intervalText(alert(), english, enFormat)).toBe("between 08:10 and 14:05");
    expect(intervalText(alert(), japanese, jaFormat)).toBe("08:10から14:05の間");
  });

  test("names both days where it was seen on another day than it began", () => {
    const overnight = alert({ after: at("2026-11-22T23:50:00") });
    expect(intervalText(overnight, english, enFormat)).toBe("between 22 Nov, 23:50 and 24 Nov, 14:05");
    expect(intervalText(overnight, japanese, jaFormat)).toBe("11月22日 23:50から11月24日 14:05の間");
    const lastYear = alert({ after: at("2025-11-22T23:50:00") });
    expect(intervalText(lastYear, english, enFormat)).toBe(
      "between 22 Nov 2025, 23:50 and 24 Nov 2026, 14:05",
    );
  });

  test("claims nothing where there was no answer before", () => {
    expect(intervalText(alert({ after: null }), english, enFormat)).toBe("first seen 14:05");
    expect(intervalText(alert({ after: null }), japanese, jaFormat)).toBe("14:05に初めて確認");
  });
});

test("what turned into what, and what was so from the first look on", () => {
  expect(changeText(alert(), english)).toBe("clean → malicious");
  expect(changeText(alert({ from: null }), english)).toBe("malicious at the first look");
  expect(changeText(alert({ from: null }), japanese)).toBe("初回の確認で「悪性」");
});

test("how many engines speak against it, of all that have a say", () => {
  expect(countText(alert(), english, enFormat)).toBe("3 of 94 engines");
  expect(countText(alert(), japanese, jaFormat)).toBe("94エンジン中3件");
  expect(countText(alert({ stats: null }), english, enFormat)).toBeNull();
});

describe("by day", () => {
  test("each local day once, in the order they come in", () => {
    const alerts = [
      alert({ id: 4, raisedAt: at("2026-11-24T14:05:00") }),
      alert({ id: 3, raisedAt: at("2026-11-24T00:00:00") }),
      alert({ id: 2, raisedAt: at("2026-11-23T23:59:59") }),
      alert({ id: 1, raisedAt: at("2025-11-23T12:00:00") }),
    ];
    expect(byDay(alerts).map(({ alerts }) => alerts.map(({ id }) => id))).toEqual([[4, 3], [2], [1]]);
  });

  test("no alert, no day", () => {
    expect(byDay([])).toEqual([]);
  });
});
