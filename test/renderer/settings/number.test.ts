import { expect, test } from "vitest";
import { readNumber } from "../../../src/renderer/settings/number.ts";

const range = { min: 5, max: 129_600 };

test.each<[text: string, value: number | null]>([
  ["30", 30],
  [" 30 ", 30],
  ["３０", 30],
  ["1,500", 1_500],
  ["1.500", 1_500],
  ["1 500", 1_500],
  ["129,600", 129_600],
  ["", null],
  ["  ", null],
])("%j is %j", (text, value) => {
  expect(readNumber(text, range)).toEqual({ ok: true, value });
});

test.each(["4", "129601", "0", "-5", "1.5", "5e3", "0x10", "12 34", "ten", "9".repeat(400)])(
  "%j is told to be none",
  (text) => {
    expect(readNumber(text, range)).toEqual({ ok: false });
  },
);
