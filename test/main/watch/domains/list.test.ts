import { describe, expect, test } from "vitest";
import { readList } from "../../../../src/main/watch/domains/list.ts";

/** A list in short: `example.com@1` for a name on line 1, `exmaple.con: unknown_suffix@2` for a rejection. */
function read(text: string) {
  const { accepted, duplicates, rejected } = readList(text);
  return {
    names: accepted.map(({ name, line }) => `${name}@${line}`),
    again: duplicates.map(({ name, line, firstLine }) => `${name}@${line} of ${firstLine}`),
    refused: rejected.map(({ text, reason, line }) => `${text}: ${reason}@${line}`),
  };
}

interface Case {
  readonly text: string;
  readonly names?: readonly string[];
  readonly again?: readonly string[];
  readonly refused?: readonly string[];
}

const lines: Record<string, Case> = {
  "one name a line": { text: "a.com\nb.com\n", names: ["a.com@1", "b.com@2"] },
  "every kind of line end": {
    text: "a.com\r\nb.com\rc.com\n\nd.com",
    names: ["a.com@1", "b.com@2", "c.com@3", "d.com@5"],
  },
  "names with commas and spaces between": {
    text: "a.com, b.com  c.com;d.com|e.com",
    names: ["a.com@1", "b.com@1", "c.com@1", "d.com@1", "e.com@1"],
  },
  "Japanese commas": { text: "a.com、b.com，c.com", names: ["a.com@1", "b.com@1", "c.com@1"] },
  comments: {
    text: "# x.com\n  a.com # y.com\n! z.com\n; w.com\n// v.com\nhttp://b.com/#frag",
    names: ["a.com@2", "b.com@6"],
  },
  "a URL without its scheme": { text: "//a.com/x", names: ["a.com@1"] },
  "bullets, numbers, decoration": {
    text: "- a.com\n* b.com\n1. c.com\n・d.com\n-----\n\u{1f600}",
    names: ["a.com@1", "b.com@2", "c.com@3", "d.com@4"],
  },
  "a JSON array": { text: '[\n  "a.com",\n  "b.com"\n]', names: ["a.com@2", "b.com@3"] },
  "a JSON array on one line": {
    text: '{"domains": ["https://a.com/x","exmaple.con","b.com"]}',
    names: ["a.com@1", "b.com@1"],
    refused: ["exmaple.con: unknown_suffix@1"],
  },
  "Markdown and HTML": {
    text: '[a](https://a.com/x), <https://b.com>\n<li><a href="https://c.com/x">Shop</a></li>',
    names: ["a.com@1", "b.com@1", "c.com@2"],
  },
  "a Markdown table": {
    text: "| a.com | mine |\n|-------|------|\n| b.com | yours |",
    names: ["a.com@1", "b.com@3"],
  },
  "defanged names": {
    text: "hxxp://a[.]com, b [.] com and c(dot)com\nd . com",
    names: ["a.com@1", "b.com@1", "c.com@1", "d.com@2"],
  },
  "an address book": { text: "Some One <one@a.com>, two@b.com", names: ["a.com@1", "b.com@1"] },
  "a hosts file": {
    text: "127.0.0.1 localhost\n0.0.0.0 a.com b.com # ads\n::1 c.com",
    names: ["a.com@2", "b.com@2", "c.com@3"],
    refused: ["localhost: reserved_name@1"],
  },
  "filter lists": {
    text: "||a.com^\naddress=/b.com/0.0.0.0\n@@||c.com^$script",
    names: ["a.com@1", "b.com@2", "c.com@3"],
  },
  "a zone's answer": { text: "a.com. 300 IN A 203.0.113.9", names: ["a.com@1"] },
  "terminal colours": { text: "\x1b[31ma.com\x1b[0m", names: ["a.com@1"] },
  "a heading": { text: "Domains:\na.com", names: ["a.com@2"] },
  "a heading with nothing under it": { text: "website\n", refused: ["website: not_a_name@1"] },
  "the same name again": {
    text: "a.com\nhttps://A.com/x\nb.com, a.com",
    names: ["a.com@1", "b.com@3"],
    again: ["a.com@2 of 1", "a.com@3 of 1"],
  },
  "words beside a name": { text: "a.com our shop, since 3.5 years (v1.2.3)", names: ["a.com@1"] },
  "a misspelt name beside a name": {
    text: "a.com exmaple.con",
    names: ["a.com@1"],
    refused: ["exmaple.con: unknown_suffix@1"],
  },
  "an address among names": {
    text: "a.com, b.com, 10.0.0.1",
    names: ["a.com@1", "b.com@1"],
    refused: ["10.0.0.1: ip_address@1"],
  },
  "addresses alone": {
    text: "10.0.0.1 10.0.0.2",
    refused: ["10.0.0.1: ip_address@1", "10.0.0.2: ip_address@1"],
  },
  prose: {
    text: "please look at these\nwe use Node.js and index.html here, e.g. v1.2",
    refused: [
      "please look at these: not_a_name@1",
      "we use Node.js and index.html here, e.g. v1.2: unknown_suffix@2",
    ],
  },
  "commas inside a URL": {
    text: "https://a.com/x,1518,druck.html;y(z.com)?to=https://b.com,c.html\nhttps://d.com/x,https://e.com/y",
    names: ["a.com@1", "d.com@2", "e.com@2"],
  },
  "damage beside a name": {
    text: "a.com caf\ufffd\nb\ufffd.com c.com",
    names: ["a.com@1", "c.com@2"],
    refused: ["b\ufffd.com: garbled@2"],
  },
};

const tables: Record<string, Case> = {
  "a heading for names": {
    text: 'note,Domain\n"see x.com, y.com",a.com\n10.0.0.1,b.com',
    names: ["a.com@2", "b.com@3"],
  },
  "quotes, doubled quotes and lines in quotes": {
    text: 'domain,note\n"a.com","a ""b"", c\nsee x.com"\nb.com,y\n"c.com\nd.com",z',
    names: ["a.com@2", "b.com@4", "c.com@5", "d.com@6"],
  },
  "a Japanese heading and semicolons": {
    text: "メモ;ドメイン\n店;例え.jp\n;b.jp",
    names: ["xn--r8jz45g.jp@2", "b.jp@3"],
  },
  tabs: { text: "id\thost\tip\n1\ta.com\t10.0.0.1", names: ["a.com@2"] },
  "Excel's hint": { text: "sep=;\ndomain;x\na.com;see b.com", names: ["a.com@3"] },
  "a likelier heading": { text: "url,domain\nhttps://www.a.com/x,a.com", names: ["a.com@2"] },
  "no heading": { text: "1,a.com,see x.com\n2,b.com,10.0.0.1", names: ["a.com@1", "b.com@2"] },
  "a heading nobody knows": { text: "name,owner\na.com,Ann\nb.com,Bob", names: ["a.com@2", "b.com@3"] },
  "names in every column": {
    text: "a.com,b.com\nc.com,exmaple.con",
    names: ["a.com@1", "b.com@1", "c.com@2"],
    refused: ["exmaple.con: unknown_suffix@2"],
  },
  "mail beside names": { text: "one@x.com,a.com\ntwo@y.com,b.com", names: ["a.com@1", "b.com@2"] },
  "a bad cell and an empty one": {
    text: "domain,note\nexmaple.con,x\n,y\n,,\na.com,z",
    names: ["a.com@5"],
    refused: ["exmaple.con: unknown_suffix@2", ",y: not_a_name@3"],
  },
  "comments and bare names between rows": {
    text: "note,domain\n# x,x.com\nb.com\nx,a.com",
    names: ["b.com@3", "a.com@4"],
  },
  "a stray quote": {
    text: 'domain,note\n"a.com,x\nb.com,5" wide\n"c.com",y',
    names: ["a.com@2", "b.com@3", "c.com@4"],
  },
};

describe("readList", () => {
  for (const [group, cases] of Object.entries({ lines, tables })) {
    test.each(Object.entries(cases))(`${group}: %s`, (_, { text, names = [], again = [], refused = [] }) => {
      expect(read(text)).toEqual({ names, again, refused });
    });
  }

  test("keeps what was typed", () => {
    const list = readList("日本語。JP\nhttp://日本語.jp/");
    const name = "xn--wgv71a119e.jp";
    expect(list).toEqual({
      accepted: [{ name, typed: "日本語。JP", line: 1 }],
      duplicates: [{ name, text: "http://日本語.jp/", line: 2, firstLine: 1 }],
      rejected: [],
    });
  });

  test("shows rejected text short and without control characters", () => {
    const { rejected } = readList(`a\u202eb\u0007 c ${"word ".repeat(100)}`);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]?.text).toMatch(/^ab c word/);
    expect(rejected[0]?.text.length).toBeLessThanOrEqual(200);
  });

  test("accepts practice names in practice mode", () => {
    expect(readList("a.example", { practice: true }).accepted).toHaveLength(1);
    expect(readList("a.example").rejected).toMatchObject([
      { line: 1, text: "a.example", reason: "reserved_name" },
    ]);
  });

  test.each([
    "a",
    ",",
    "a.",
    "[.",
    '"',
    '"",',
    "word ",
    "https://a.com/x,",
    "日本",
    "\x1b[",
    "a . ",
    "\r",
    "#",
    "1.2.3.4/",
  ])("survives a megabyte of %j", (part) => {
    const megabyte = part.repeat(1_000_000 / part.length);
    const { accepted, rejected } = readList(megabyte);
    expect(accepted.length + rejected.length).toBeLessThanOrEqual(1);
    // With a word before it, it is read piece by piece.
    expect(readList(`word ${megabyte}`).accepted.length).toBeLessThanOrEqual(1);
  });
});
