import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isLookalike } from "../../../../src/main/watch/domains/lookalike.ts";
import { readName } from "../../../../src/main/watch/domains/name.ts";
import { shownName } from "../../../../src/main/watch/domains/shown.ts";

test.each([
  ["раypal.com", "Cyrillic р and а among Latin letters"],
  ["gооgle.com", "Cyrillic о"],
  ["gοοgle.com", "Greek ο"],
  ["goօgle.com", "Armenian օ"],
  ["Ꮐoogle.com", "Cherokee Ꮐ"],
  ["www.miсrosoft.com", "in any label"],
  ["example.соm", "in the ending too"],
  ["ελλάδαб.gr", "Greek with Cyrillic"],
  ["ひらがな한국.com", "Japanese with Korean"],
  ["аррӏе.com", "all Cyrillic, and reads as Latin"],
  ["сор.co.uk", "under any Latin ending"],
  ["ικα.com", "all Greek, and reads as Latin"],
  ["օս.com", "Armenian"],
  ["ოყ.com", "Georgian"],
  ["ᏚᎪᏞᎬ.com", "Cherokee"],
  ["ꓮꓑꓑꓡꓰ.com", "Lisu"],
  ["аррӏе-1.com", "digits and hyphens change nothing"],
  ["paypalノlogin.com", "a katakana that passes for a stroke"],
])("%s is marked: %s", (name) => {
  expect(isLookalike(name)).toBe(true);
});

test.each([
  ["example.com", "ASCII"],
  ["bücher.de", "Latin with its marks"],
  ["łódź.pl", "Latin"],
  ["москва.com", "a Russian word, whose letters are its own"],
  ["аррӏе.рф", "Cyrillic under a Cyrillic ending"],
  ["сік.com.ua", "a Ukrainian word at home"],
  ["ελλάδα.gr", "Greek"],
  ["ικα.gr", "Greek at home"],
  ["日本語.jp", "Han"],
  ["tokyoタワー東京の.jp", "Latin, katakana, Han and hiragana, as in Japanese"],
  ["ノート.jp", "katakana among its own"],
  ["abcノート.jp", "the same beside Latin"],
  ["한국漢字abc.kr", "Korean with Han and Latin"],
  ["ㄅㄆ漢字abc.tw", "bopomofo with Han and Latin"],
  ["नमस्ते.in", "Devanagari"],
  ["สวัสดี.th", "Thai"],
  ["ⵜⵉⴼ.ma", "one script that few use"],
  ["xn--80ak6aa92e.com", "A-labels, which deceive nobody"],
  ["日本語.com", "Han under a Latin ending"],
])("%s is not marked: %s", (name) => {
  expect(isLookalike(name)).toBe(false);
});

test("ASCII is never marked, and no text is too strange to be judged", () => {
  const ascii = fc.string({ unit: "grapheme-ascii" });
  fc.assert(fc.property(ascii, (text) => !isLookalike(text)));
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => typeof isLookalike(text) === "boolean"));
});

describe("a name is shown", () => {
  const shown = (text: string) => {
    const read = readName(text, { practice: true });
    return read.ok ? shownName(read.domain) : null;
  };
  test("as it was typed", () => {
    expect(shown("Bücher.example")).toBe("Bücher.example");
    expect(shown("Example.COM")).toBe("Example.COM");
  });
  test("in Unicode where it was typed as A-labels, and is marked for what it then reads as", () => {
    expect(shown("xn--bcher-kva.example")).toBe("bücher.example");
    expect(shown("XN--80AK6AA92E.com")).toBe("аррӏе.com");
    expect(isLookalike(shown("xn--80ak6aa92e.com") ?? "")).toBe(true);
  });
  test("as it is where nothing can be made of it", () => {
    expect(shownName({ name: "xn--a.example", typed: "xn--a.example" })).toBe("xn--a.example");
  });
});
