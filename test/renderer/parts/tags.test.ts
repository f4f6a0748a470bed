import fc from "fast-check";
import { expect, test } from "vitest";
import { isOneTooLong, isTag, readTags } from "../../../src/renderer/parts/tags.ts";
import { tag } from "../../../src/shared/contract/words.ts";
import { longestTag, mostTags } from "../../../src/shared/ranges.ts";

test("tags are parted at commas of every keyboard, trimmed, and each is there once", () => {
  expect(readTags([" mail ,shop", "支店、本店", "shop，web", ""])).toEqual([
    "mail",
    "shop",
    "支店",
    "本店",
    "web",
  ]);
});

test("what is too long is not cut to another tag, but left out and told", () => {
  const long = "x".repeat(longestTag + 1);
  expect(readTags([`ok,${long}`])).toEqual(["ok"]);
  expect(isOneTooLong([`ok,${long}`])).toBe(true);
  expect(isOneTooLong(["ok", "x".repeat(longestTag)])).toBe(false);
});

test("whatever is typed, what is read of it the contract takes", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary", maxLength: 60 }), { maxLength: 30 }), (typed) => {
      const read = readTags(typed);
      expect(read.length).toBeLessThanOrEqual(mostTags);
      for (const each of read) {
        expect(tag.parse(each)).toBe(each);
        expect(isTag(each)).toBe(true);
      }
    }),
  );
});
