import { expect, test } from "vitest";
import { desktopWords } from "../../../src/main/app/desktop-words.ts";
import { RefusedByService } from "../../../src/main/app/refused.ts";
import { startErrorText, WindowNotBuilt } from "../../../src/main/app/start-text.ts";
import { StoreError, type StoreFault } from "../../../src/main/store/errors.ts";

const [en, ja] = await Promise.all([desktopWords("en", "UTC"), desktopWords("ja", "UTC")]);
const path = "/home/me/data/banken.sqlite";
const system = (syscall: string, code: string) => Object.assign(new Error("x"), { syscall, code, path });

const faults: readonly (readonly [StoreFault, RegExp, RegExp])[] = [
  ["practice", /practice data/, /練習用/],
  ["real", /real answers/, /実際の回答/],
  ["future", /a newer Banken.*Update/s, /新しい版.*更新/s],
  ["foreign", /not one of Banken's/, /Bankenのものではありません/],
  ["damaged", /is damaged.*backup/s, /壊れて.*バックアップ/s],
  ["locked", /held by another program/, /別のプログラム/],
  ["full", /disk is full/, /空き/],
  ["unwritable", /cannot be written.*permissions/s, /書き込めません.*アクセス権/s],
  ["broken", /could not be used/, /使えませんでした/],
];

test.each(faults)(
  "a store that is %s: what it means, what to do, and where it is",
  (fault, english, japanese) => {
    for (const [words, expected] of [
      [en, english],
      [ja, japanese],
    ] as const) {
      const text = startErrorText(new StoreError(fault, path), "/home/me/data", words);
      expect(text).toMatch(expected);
      expect(text).toContain(path);
      // The desktop has no command line to put it on.
      expect(text).not.toContain("--data-dir");
    }
  },
);

test.each([
  [
    system("mkdir", "EACCES"),
    /banken\.sqlite cannot be used \(EACCES\).*BANKEN_DATA_DIR/,
    /使えません（EACCES）/,
  ],
  [new WindowNotBuilt(), /npm run build/, /npm run build/],
  [
    new RefusedByService("bad_environment", "BANKEN_API_KEY"),
    /^BANKEN_API_KEY in the environment/,
    /環境のBANKEN_API_KEY/,
  ],
  [system("listen", "EMFILE"), /should not: Error EMFILE/, /Error EMFILE/],
  [new TypeError("the key is 1234"), /should not: TypeError .*report it/, /起きるはずのない.*TypeError/],
  ["a string", /should not: string/, /: string/],
])("%s", (thrown, english, japanese) => {
  expect(startErrorText(thrown, "/home/me/data", en)).toMatch(english);
  expect(startErrorText(thrown, "/home/me/data", ja)).toMatch(japanese);
  expect(startErrorText(thrown, "/home/me/data", en)).not.toContain("1234");
});
