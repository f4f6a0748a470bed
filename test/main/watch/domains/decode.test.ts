import { describe, expect, test } from "vitest";
import { decodeList } from "../../../../src/main/watch/domains/decode.ts";
import { readList } from "../../../../src/main/watch/domains/list.ts";

const text = "domain;メモ\nexample.com;店\n日本語.jp;\n";
const utf8 = Buffer.from(text);
const utf16le = Buffer.from(text, "utf16le");
const utf16be = Buffer.from(utf16le).swap16();

describe("decodeList", () => {
  test.each([
    ["UTF-8", utf8],
    ["UTF-8 with a mark", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8])],
    ["UTF-16LE", utf16le],
    ["UTF-16LE with a mark", Buffer.concat([Buffer.from([0xff, 0xfe]), utf16le])],
    ["UTF-16BE", utf16be],
    ["UTF-16BE with a mark", Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be])],
  ])("reads %s", (_, bytes) => {
    expect(decodeList(bytes)).toEqual({ ok: true, text });
  });

  test("reads nothing as an empty text", () => {
    expect(decodeList(new Uint8Array())).toEqual({ ok: true, text: "" });
  });

  test.each([
    ["a picture", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]],
    ["a workbook", [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]],
    ["a program", [0x7f, 0x45, 0x4c, 0x46, 0x02]],
    ["a NUL in a text", [...Buffer.from("example.com\0b.com c.com")]],
    ["NULs in both places", [0x61, 0x00, 0x00, 0x62, 0x61, 0x00, 0x00, 0x62]],
    ["control characters", [...Array(64).keys()]],
  ])("refuses %s", (_, bytes) => {
    expect(decodeList(Uint8Array.from(bytes))).toEqual({ ok: false, reason: "binary" });
  });

  test.each([
    ["Latin-1", Buffer.from("domain,note\nexample.com,caf\xe9\nb.com,\xfcber\n", "latin1")],
    [
      "Shift_JIS",
      Buffer.from("domain,\x83\x81\x83\x82\nexample.com,\x93\x58\nb.com,\x83\x5c\x95\x5c\n", "latin1"),
    ],
  ])("keeps the ASCII names of a table in %s", (_, bytes) => {
    const decoded = decodeList(bytes);
    const list = readList(decoded.ok ? decoded.text : "");
    expect(list.accepted.map(({ name }) => name)).toEqual(["example.com", "b.com"]);
    expect(list.rejected).toMatchObject([]);
  });

  test("damages only the name that is not UTF-8", () => {
    const decoded = decodeList(Buffer.from("a.com\ncaf\xe9.fr\nb.com\n", "latin1"));
    const list = readList(decoded.ok ? decoded.text : "");
    expect(list.accepted.map(({ name }) => name)).toEqual(["a.com", "b.com"]);
    expect(list.rejected).toMatchObject([{ line: 2, text: "caf\ufffd.fr", reason: "garbled" }]);
  });
});
