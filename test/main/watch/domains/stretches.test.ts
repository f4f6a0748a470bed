import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Rejected, readList } from "../../../../src/main/watch/domains/list.ts";

/** The text before a rejected piece, the piece as it was written, and what follows it. */
function around(text: string, { line, from, to }: Rejected): readonly [string, string, string] {
  let start = 0;
  for (let at = 1; at < line; at += 1) start = text.indexOf("\n", start) + 1;
  return [text.slice(0, start + from), text.slice(start + from, start + to), text.slice(start + to)];
}

const withLineFeeds = (text: string) => text.replace(/\r\n?/g, "\n");

/** What of a text is rejected, as it was written. */
const found = (text: string) => readList(text).rejected.map((each) => around(withLineFeeds(text), each)[1]);

describe("a rejected piece says where it stands in the text it was read from", () => {
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
    ["space around a line", "  exmaple.con  # ours\nexample.com", ["exmaple.con"]],
    ["colours", "\u001b[31mexm\u001b[0maple.con\u001b[0m example.com", ["exm\u001b[0maple.con"]],
    [
      "a second line of a cell in quotes",
      'domain,note\n"example.com\n foo.con bar.com","a"\nexample.org,b\n',
      ["foo.con"],
    ],
    ["a row without a name", 'domain,note\n ,"two\nlines"\nexample.org,b\n', [',"two\nlines"']],
    ["a cell in quotes", 'domain,note\n"exmaple.con","a ""b"""\n', ["exmaple.con"]],
  ])("%s", (_, text, pieces) => {
    expect(found(text)).toEqual(pieces);
  });

  test("a piece that was cut off is found to its end", () => {
    const long = `shop.${"a".repeat(300)}.com`;
    expect(found(`example.com ${long} example.org`)).toEqual([long]);
  });

  test("a line that was cut off is found to its end", () => {
    const words = "word and ".repeat(60).trim();
    expect(found(`${words}\nexample.com`)).toEqual([words]);
  });

  test("the second of two alike is the second in the text", () => {
    expect(readList("foo.con, foo.con").rejected).toMatchObject([
      { from: 0, to: 7 },
      { from: 9, to: 16 },
    ]);
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

test("whatever is rejected can be put right: a name in its place is a name", () => {
  fc.assert(
    fc.property(text, (dirty) => {
      let mended = withLineFeeds(dirty);
      let left = readList(mended).rejected;
      for (let turn = 0; left.length > 0; turn++) {
        const [first] = left;
        if (first === undefined) break;
        const [before, , after] = around(mended, first);
        mended = `${before}mended${turn}.com${after}`;
        const next = readList(mended).rejected;
        expect(next.length, JSON.stringify([dirty, mended])).toBeLessThan(left.length);
        left = next;
      }
    }),
    { numRuns: 500 },
  );
});
