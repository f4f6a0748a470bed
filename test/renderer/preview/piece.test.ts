import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readList } from "../../../src/main/watch/domains/list.ts";
import { replace } from "../../../src/renderer/preview/fix.ts";
import { locate } from "../../../src/renderer/preview/piece.ts";

/** The rejections of a text, each with the stretch of the text it is found at. */
function found(text: string): { text: string; at: string | null }[] {
  const { rejected } = readList(text);
  return rejected.map(({ line, text: piece }, index) => {
    const nth = rejected
      .slice(0, index)
      .filter((other) => other.line === line && other.text === piece).length;
    const stretch = locate(text, { line, text: piece }, nth);
    return { text: piece, at: stretch && text.slice(stretch.from, stretch.to) };
  });
}

describe("a rejected piece is found again in the text it was read from", () => {
  test.each<[what: string, text: string, pieces: readonly string[]]>([
    ["a line by itself", "example.com\nexmaple.con\nexample.org", ["exmaple.con"]],
    ["one of several on a line", "example.com exmaple.con example.org", ["exmaple.con"]],
    ["several on one line", "foo.con, example.com, bar.con", ["foo.con", "bar.con"]],
    ["the same twice on one line", "foo.con, foo.con", ["foo.con", "foo.con"]],
    ["not inside a longer one before it", "xfoo.con, foo.con", ["xfoo.con", "foo.con"]],
    ["lines that end in CRLF", "example.com\r\nexmaple.con\r\n", ["exmaple.con"]],
    ["lines that end in CR", "example.com\rexmaple.con\r", ["exmaple.con"]],
    ["defanged dots", "example.com exmaple[.]con", ["exmaple[.]con"]],
    [
      "a defanged link",
      "see hxxp[:]//login[.]exmaple[.]con/x example.com",
      ["hxxp[:]//login[.]exmaple[.]con/x"],
    ],
    ["quotes", '"exmaple.con" "example.com"', ["exmaple.con"]],
    ["a comment is not of it", "exmaple.con # ours", ["exmaple.con"]],
    ["space in the middle", "not a\t  name", ["not a\t  name"]],
    ["what is invisible", "exm\u200baple.con example.com", ["exm\u200baple.con"]],
    [
      "a cell of a table",
      "domain,note\nexample.com,shop\nexmaple.con,exmaple.con was here\n",
      ["exmaple.con"],
    ],
    ["a cell in quotes", 'domain,note\n"exmaple.con","a ""b"""\n', ["exmaple.con"]],
  ])("%s", (_, text, pieces) => {
    expect(found(text).map(({ at }) => at)).toEqual(pieces);
  });

  test("a piece that was cut off is found to its end", () => {
    const long = `shop.${"a".repeat(300)}.com`;
    expect(found(`example.com ${long} example.org`).map(({ at }) => at)).toEqual([long]);
  });

  test("a line that was cut off is found to its end", () => {
    const words = "word and ".repeat(60).trim();
    expect(found(`${words}\nexample.com`).map(({ at }) => at)).toEqual([words]);
  });

  test("the second of two alike is the second in the text", () => {
    const text = "foo.con, foo.con";
    expect(locate(text, { line: 1, text: "foo.con" }, 1)).toEqual({ from: 9, to: 16 });
  });

  test("a line that is not there has no piece", () => {
    expect(locate("example.com", { line: 7, text: "x" })).toBeNull();
    expect(locate("example.com", { line: 1, text: "exmaple.con" })).toBeNull();
  });
});

const good = fc.constantFrom("example.com", "shop.example.jp", "münchen.de", "example[.]org");
const bad = fc.constantFrom(
  "exmaple.con",
  "foo..com",
  "-foo.com",
  "exmaple[.]con",
  "hxxp://foo.con/path",
  "co.jp",
  "fo\u200bo.con",
  "localhost",
);
const separator = fc.constantFrom(" ", ", ", "; ", "\t", '" "', " | ");
const line = fc
  .array(fc.tuple(fc.oneof(good, bad), separator), { minLength: 1, maxLength: 5 })
  .map((pairs) => pairs.map(([name, between], index) => (index === 0 ? name : between + name)).join(""));
const text = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 6 }), fc.constantFrom("\n", "\r\n", "\r"))
  .map(([lines, end]) => lines.join(end));

test("whatever is rejected can be put right: each piece is found, and a name in its place is a name", () => {
  fc.assert(
    fc.property(text, (dirty) => {
      let mended = dirty;
      let left = readList(mended).rejected;
      for (let turn = 0; left.length > 0; turn++) {
        const [first] = left;
        if (first === undefined) break;
        const stretch = locate(mended, first);
        expect(stretch, `${first.text} in ${JSON.stringify(mended)}`).not.toBeNull();
        if (stretch === null) return;
        mended = replace(mended, stretch, `mended${turn}.com`);
        const next = readList(mended).rejected;
        expect(next.length, JSON.stringify([dirty, mended])).toBeLessThan(left.length);
        left = next;
      }
    }),
    { numRuns: 500 },
  );
});
