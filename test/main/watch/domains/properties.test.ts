import { domainToASCII } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeList } from "../../../../src/main/watch/domains/decode.ts";
import { readList } from "../../../../src/main/watch/domains/list.ts";
import { readName } from "../../../../src/main/watch/domains/name.ts";

/** What the DNS and VirusTotal take, written without a look at how names are read. */
function isLegal(name: string): boolean {
  const labels = name.split(".");
  return (
    name.length <= 253 &&
    labels.length >= 2 &&
    labels.every((label) => label.length >= 1 && label.length <= 63) &&
    labels.every((label) => /^[a-z0-9_-]+$/.test(label) && !/^-|-$/.test(label)) &&
    !/^\d+$/.test(labels.at(-1) ?? "") &&
    domainToASCII(name) === name
  );
}

const shard = fc.constantFrom(
  ...[
    "a",
    "B1",
    "-",
    "_",
    ".",
    "。",
    "．",
    "com",
    "co.uk",
    "jp",
    "example.org",
    "10.0.0.1",
    "日本",
    "é",
    "ß",
    "ａ",
    "１",
    "xn--",
  ],
  ...[
    "xn--wgv71a",
    "http://",
    "hxxp://",
    "[.]",
    "(dot)",
    "[",
    "]",
    "::1",
    ":80",
    "@",
    "/",
    "\\",
    "#",
    " # ",
    "<",
    ">",
    "*.",
    "||",
    "^",
  ],
  ...[
    " ",
    "\t",
    ",",
    ";",
    '"',
    '""',
    "\n",
    "\r\n",
    "domain",
    "url",
    "\u200b",
    "\u200d",
    "\u202e",
    "\ufffd",
    "\ud800",
    "\0",
    "%2e",
    "word",
  ],
);
const pasted = fc.array(shard, { maxLength: 40 }).map((shards) => shards.join(""));
const label = fc.oneof(
  fc.stringMatching(/^[\w-]{1,12}$/),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
);
const nearlyName = fc
  .tuple(
    fc.constantFrom("", "", "https://", "hxxp:\\\\", "a:b@", "*.", "\u200b", "0.0.0.0 ", "("),
    fc.array(label, { minLength: 1, maxLength: 4 }),
    fc.constantFrom(".", "。", "[.]", "．"),
    fc.constantFrom("com", "CO.UK", "jp", "xn--p1ai", "рф", "test"),
    fc.constantFrom("", "", "/x", ":80", ".", ") ", "^", "\u200e", "\nb.com", ", c.com"),
  )
  .map(([before, labels, dot, suffix, after]) => before + [...labels, suffix].join(dot) + after);
const anything = fc.oneof(nearlyName, pasted, fc.string({ unit: "binary", maxLength: 200 }), fc.webUrl());
const names = fc.uniqueArray(
  fc
    .domain()
    .map((domain) => domain.toLowerCase())
    .filter((domain) => readName(domain).ok),
  { minLength: 1, maxLength: 20 },
);
const runs = { numRuns: 2000 };

describe("any text", () => {
  test("gives a legal name that reads as itself, or a reason", () => {
    fc.assert(
      fc.property(anything, fc.boolean(), (token, practice) => {
        const reading = readName(token, { practice });
        if (!reading.ok) return;
        const { name, typed } = reading.domain;
        expect(isLegal(name), name).toBe(true);
        expect(readName(name, { practice })).toEqual({ ok: true, domain: { name, typed: name } });
        expect(readName(typed, { practice })).toMatchObject({ ok: true, domain: { name } });
      }),
      runs,
    );
  });

  test("gives a list of unique names whose every line is in the text", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { accepted, duplicates, rejected } = readList(text);
        const count = text.split(/\r\n|\r|\n/).length;
        for (const { line } of [...accepted, ...duplicates, ...rejected])
          expect(line >= 1 && line <= count).toBe(true);
        for (const { text } of [...duplicates, ...rejected]) expect(text).toMatch(/^[^\p{Cc}]{1,200}$/u);
        const first = new Map(accepted.map(({ name, line }) => [name, line]));
        expect(first.size).toBe(accepted.length);
        for (const { name, firstLine } of duplicates) expect(first.get(name)).toBe(firstLine);
      }),
      runs,
    );
  });

  test("gives names which, one a line, give the same list", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const found = readList(text).accepted.map(({ name }) => name);
        const again = readList(found.join("\n"));
        expect(again.accepted).toEqual(found.map((name, index) => ({ name, typed: name, line: index + 1 })));
        expect(again.rejected).toEqual([]);
      }),
      runs,
    );
  });

  test("leaves no line with words on it unanswered", () => {
    const line = fc
      .stringMatching(/^[a-z0-9.@:/[\] -]{0,30}$/)
      .filter((text) => /\w/.test(text) && !/^\s*\/\/(\s|$)/.test(text));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        // The first line keeps the others from standing under a heading.
        const { accepted, duplicates, rejected } = readList(["first.com", ...lines].join("\n"));
        const answered = new Set([...accepted, ...duplicates, ...rejected].map(({ line }) => line));
        expect([...answered].sort((a, b) => a - b)).toEqual([1, ...lines.map((_, index) => index + 2)]);
      }),
      runs,
    );
  });
});

describe("one list", () => {
  test("is the same with any line end and in any encoding", () => {
    fc.assert(
      fc.property(names, (list) => {
        const text = list.join("\n");
        const wide = Buffer.from(text, "utf16le");
        const mark = (bytes: number[], rest: Buffer) => Buffer.concat([Buffer.from(bytes), rest]);
        const files = [
          Buffer.from(text),
          Buffer.from(text.replaceAll("\n", "\r\n")),
          Buffer.from(text.replaceAll("\n", "\r")),
          mark([0xef, 0xbb, 0xbf], Buffer.from(text)),
          wide,
          mark([0xff, 0xfe], wide),
          Buffer.from(wide).swap16(),
          mark([0xfe, 0xff], Buffer.from(wide).swap16()),
        ];
        for (const file of files) {
          const decoded = decodeList(file);
          expect(decoded.ok && readList(decoded.text).accepted.map(({ name }) => name)).toEqual(list);
        }
      }),
    );
  });

  test("is the same however it is laid out", () => {
    fc.assert(
      fc.property(names, (list) => {
        const layouts = [
          list.join(", "),
          list.join(" "),
          JSON.stringify(list),
          JSON.stringify(list, null, 2),
          list.map((name) => `- ${name}`).join("\n"),
          list.map((name) => `https://${name}:8443/path?q=1#top`).join("\n"),
          list.map((name) => `hxxp://${name.replaceAll(".", "[.]")}`).join("\n"),
          list.map((name) => `0.0.0.0 ${name} # blocked`).join("\n"),
          `domain,note\n${list.map((name) => `"${name}","a ""note"",\nwith other.com"`).join("\n")}`,
          `note\tdomain\n${list.map((name) => `see other.com\t${name.toUpperCase()}`).join("\n")}`,
        ];
        for (const text of layouts)
          expect(
            readList(text).accepted.map(({ name }) => name),
            text,
          ).toEqual(list);
      }),
    );
  });

  test("decodes any bytes without throwing", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const decoded = decodeList(bytes);
        if (decoded.ok) readList(decoded.text);
        else expect(decoded.reason).toBe("binary");
      }),
      runs,
    );
  });
});
