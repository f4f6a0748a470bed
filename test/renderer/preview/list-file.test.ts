// @vitest-environment node
import { describe, expect, test } from "vitest";
import { readListFile } from "../../../src/renderer/preview/list-file.ts";
import { largestText } from "../../../src/shared/ranges.ts";

const file = (...bytes: number[]) => new Blob([new Uint8Array(bytes)]);
const utf16 = (text: string, little: boolean) =>
  [...text].flatMap((letter) => {
    const code = letter.charCodeAt(0);
    const bytes = [code >> 8, code & 0xff];
    return little ? bytes.reverse() : bytes;
  });

describe("a file is read as", () => {
  test("UTF-8, with and without its mark", async () => {
    expect(await readListFile(new Blob(["münchen.de\n"]))).toEqual({ ok: true, text: "münchen.de\n" });
    expect(await readListFile(file(0xef, 0xbb, 0xbf, 0x61))).toEqual({ ok: true, text: "a" });
  });
  test("UTF-16 of either order, by its mark", async () => {
    expect(await readListFile(file(0xff, 0xfe, ...utf16("日本語.jp", true)))).toEqual({
      ok: true,
      text: "日本語.jp",
    });
    expect(await readListFile(file(0xfe, 0xff, ...utf16("日本語.jp", false)))).toEqual({
      ok: true,
      text: "日本語.jp",
    });
  });
  test("text with what is damaged marked, so that its ASCII names are still there", async () => {
    expect(await readListFile(file(0x93, 0xfa, 0x0a, 0x61))).toEqual({ ok: true, text: "\ufffd\ufffd\na" });
  });
});

test("what is no text, or too much of it, is not read", async () => {
  expect(await readListFile(file(0x50, 0x4b, 0x03, 0x04, 0x00))).toEqual({ ok: false, why: "no_text" });
  expect(await readListFile({ size: largestText * 3 + 1 } as Blob)).toEqual({ ok: false, why: "too_large" });
  const gone = { size: 1, arrayBuffer: () => Promise.reject(new Error("NotFoundError")) } as unknown as Blob;
  expect(await readListFile(gone)).toEqual({ ok: false, why: "unreadable" });
});
