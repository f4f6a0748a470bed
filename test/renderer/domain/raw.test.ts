import * as fc from "fast-check";
import { expect, test } from "vitest";
import { bytesOf, fileNameOf, pretty, textOf } from "../../../src/renderer/domain/raw.ts";

test("bytes come out of base64 as they went in", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect([...bytesOf(Buffer.from(bytes).toString("base64"))]).toEqual([...bytes]);
    }),
  );
});

test("what is not UTF-8 is shown as such and said to be", () => {
  expect(textOf(new Uint8Array([0x61, 0xff]))).toEqual({ text: "a\ufffd", exact: false });
  expect(textOf(new TextEncoder().encode("\ufeff番犬"))).toEqual({ text: "\ufeff番犬", exact: true });
});

test("pretty lays out what VirusTotal sends on one line, and changes nothing else of it", () => {
  expect(pretty('{"b": [1, 2.50, {}], "a": "x: {,} \\" \\u200b", "b": [], "10": null}')).toBe(
    [
      "{",
      '  "b": [',
      "    1,",
      "    2.50,",
      "    {}",
      "  ],",
      '  "a": "x: {,} \\" \\u200b",',
      '  "b": [],',
      '  "10": null',
      "}",
    ].join("\n"),
  );
  expect(pretty("<html>")).toBeNull();
});

test("whatever JSON it is, pretty says the same", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json = JSON.stringify(value);
      expect(JSON.parse(pretty(json) ?? "")).toEqual(JSON.parse(json));
      expect(pretty(pretty(json) ?? "")).toBe(pretty(json));
    }),
  );
});

test("the file is named after the domain and the time of the check", () => {
  expect(fileNameOf("xn--wgv71a119e.jp", Date.UTC(2026, 10, 24, 5, 5))).toBe(
    "xn--wgv71a119e.jp-2026-11-24T050500Z.json",
  );
});
