import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leaveOut, replace } from "../../../src/renderer/preview/fix.ts";
import { lineIn, lineOf, pieceIn } from "../../../src/renderer/preview/lines.ts";

/** Where a piece of a line stands in the text. */
function find(text: string, line: number, piece: string) {
  const whole = lineIn(text, line);
  const from = whole === null ? -1 : text.slice(whole.from, whole.to).indexOf(piece);
  return from < 0 ? null : pieceIn(text, { line, from, to: from + piece.length });
}

function without(text: string, line: number, piece: string, alone: boolean): string {
  const stretch = find(text, line, piece);
  if (stretch === null) throw new Error(`${piece} is not on line ${line}`);
  return leaveOut(text, line, stretch, alone);
}

describe("leaving a piece out changes nothing but that piece", () => {
  test.each<[what: string, text: string, line: number, piece: string, alone: boolean, left: string]>([
    ["its line, where it is alone", "a.com\nbad.con\nb.com", 2, "bad.con", true, "a.com\nb.com"],
    ["the first line", "bad.con\nb.com", 1, "bad.con", true, "b.com"],
    ["the last line", "a.com\nbad.con", 2, "bad.con", true, "a.com"],
    ["lines that end in CRLF", "a.com\r\nbad.con\r\nb.com", 2, "bad.con", true, "a.com\r\nb.com"],
    [
      "a row of a table goes with its notes",
      "domain,note\nbad.con,x\na.com,y",
      2,
      "bad.con",
      true,
      "domain,note\na.com,y",
    ],
    ["one among others", "a.com, bad.con, b.com", 1, "bad.con", false, "a.com, b.com"],
    ["the last of several", "a.com, bad.con", 1, "bad.con", false, "a.com"],
    ["the first of several", "bad.con a.com", 1, "bad.con", false, "a.com"],
    ["in quotes", '"a.com","bad.con","b.com"', 1, "bad.con", false, '"a.com","","b.com"'],
    [
      "a line on which a quote stays open",
      'x,"bad.con\nnote"\na.com,y',
      1,
      "bad.con",
      true,
      'x,"\nnote"\na.com,y',
    ],
    ["the only line", "bad.con", 1, "bad.con", true, ""],
  ])("%s", (_, text, line, piece, alone, left) => {
    expect(without(text, line, piece, alone)).toBe(left);
  });
});

test("a replacement leaves all around it as it is", () => {
  const text = 'a.com\r\n"exmaple[.]con" ; b.com # note\r\n';
  const stretch = find(text, 2, "exmaple[.]con");
  if (stretch === null) throw new Error("not found");
  expect(replace(text, stretch, "example.com")).toBe('a.com\r\n"example.com" ; b.com # note\r\n');
});

test("a piece of a line that is not there, or not so long any more, is not found", () => {
  expect(pieceIn("a.com\nb.com", { line: 2, from: 0, to: 5 })).toEqual({ from: 6, to: 11 });
  expect(pieceIn("a.com\nb.com", { line: 3, from: 0, to: 5 })).toBeNull();
  expect(pieceIn("a.com\nb.com", { line: 2, from: 0, to: 6 })).toBeNull();
});

test("lines are the same in both directions, whatever ends them", () => {
  const end = fc.constantFrom("\n", "\r\n", "\r");
  const lines = fc.array(fc.tuple(fc.stringMatching(/^[a-z]{0,5}$/), end), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(lines, (parts) => {
      const text = parts
        .map(([words, ends], index) => words + (index < parts.length - 1 ? ends : ""))
        .join("");
      const merged = text.replace(/\r\n?/g, "\n").split("\n");
      for (const [index, words] of merged.entries()) {
        const stretch = lineIn(text, index + 1);
        expect(stretch && text.slice(stretch.from, stretch.to)).toBe(words);
        expect(lineOf(text, stretch?.from ?? -1)).toBe(index + 1);
      }
      expect(lineIn(text, merged.length + 1)).toBeNull();
    }),
  );
});
