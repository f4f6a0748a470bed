import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { preferredLanguage } from "../../../src/main/headless/terminal/language.ts";
import { wordsIn } from "../../../src/main/headless/terminal/words.ts";
import { wrapped } from "../../../src/main/headless/terminal/wrap.ts";

describe("the language to speak", () => {
  test.each<[string, Parameters<typeof preferredLanguage>[0], string, "en" | "ja"]>([
    ["the locale's", { LANG: "ja_JP.UTF-8" }, "en-US", "ja"],
    ["the locale's without a territory", { LANG: "ja" }, "en-US", "ja"],
    ["what LC_MESSAGES says before LANG", { LC_MESSAGES: "ja_JP.eucJP", LANG: "en_US.UTF-8" }, "en-US", "ja"],
    ["what LC_ALL says before all of them", { LC_ALL: "C", LC_MESSAGES: "ja_JP", LANG: "ja_JP" }, "ja", "en"],
    ["not what an empty variable says", { LC_ALL: "", LANG: "ja_JP.UTF-8" }, "en-US", "ja"],
    ["English for POSIX", { LANG: "POSIX" }, "ja", "en"],
    ["English for a language without texts", { LANG: "de_DE.UTF-8" }, "ja", "en"],
    ["English for one that only begins alike", { LANG: "jam_JM" }, "en-US", "en"],
    ["the system's where no variable says any", {}, "ja-JP", "ja"],
    ["BANKEN_LANG's before the locale's", { BANKEN_LANG: "ja", LC_ALL: "en_GB.UTF-8" }, "en-US", "ja"],
    ["the locale's where BANKEN_LANG names none", { BANKEN_LANG: "de", LANG: "ja_JP.UTF-8" }, "en-US", "ja"],
    ["the locale's where BANKEN_LANG is empty", { BANKEN_LANG: "", LANG: "ja_JP.UTF-8" }, "en-US", "ja"],
  ])("is %s", (_what, env, system, language) => {
    expect(preferredLanguage(env, null, () => system)).toBe(language);
  });

  test("is that of the settings, unless BANKEN_LANG says otherwise", () => {
    const env = { LANG: "en_GB.UTF-8" };
    expect(preferredLanguage(env, "ja", () => "en-US")).toBe("ja");
    expect(preferredLanguage({ ...env, BANKEN_LANG: "en" }, "ja", () => "en-US")).toBe("en");
  });
});

describe("what a stranger wrote", () => {
  const hostile = [
    "$t(terminal:stopped)",
    "{{detail}}",
    '{{domain}} $t(common:state.none, { "count": 1 })',
    "$& $1 $` $'",
    "<b>&amp;</b>",
    "a: b; c, d — “e”",
  ];

  test.each(["en", "ja"] as const)("is put into a text as it is, in %s", async (language) => {
    const { t, list, sentences } = await wordsIn(language);
    for (const text of hostile) {
      expect(t("terminal:reason.detailed", { reason: text, detail: "x" })).toContain(text);
      expect(t("terminal:reason.detailed", { reason: "x", detail: text })).toContain(text);
      expect(t("terminal:show.never", { domain: text }).split(text)).toHaveLength(3);
      expect(list([text, text]).split(text)).toHaveLength(3);
      expect(sentences(text, text, text).split(text)).toHaveLength(4);
    }
  });
});

describe("a text on narrow lines", () => {
  test("is broken at spaces, and never within a word or a path", () => {
    expect(wrapped("one two three", 7)).toBe("one two\nthree");
    expect(wrapped("files: Log/<YYYY>/{Bad,Good}/x.log", 10)).toBe("files:\nLog/<YYYY>/{Bad,Good}/x.log");
    expect(wrapped("one\n\ntwo", 80)).toBe("one\n\ntwo");
  });

  test("is broken between Japanese words, with its marks where they belong", () => {
    const text =
      "照会したドメイン名は、VirusTotal上で公開されます。--data-dirで「別のフォルダー」を（必要なら）指定します。";
    for (let width = 20; width < 60; width += 1) {
      const lines = wrapped(text, width).split("\n");
      expect(lines.join("")).toBe(text);
      for (const line of lines) {
        expect(stringWidth(line)).toBeLessThanOrEqual(width);
        expect(line).not.toMatch(/^[、。」）ー]|[「（]$/);
      }
      expect(lines.some((line) => line.includes("VirusTotal"))).toBe(true);
      expect(lines.some((line) => line.includes("--data-dir"))).toBe(true);
    }
  });
});
