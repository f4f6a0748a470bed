import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { settingsFile, type UnusableSettings } from "../../../src/main/app/settings-file.ts";
import { defaultSettings } from "../../../src/shared/settings.ts";
import { virtualClock } from "../../support/clock.ts";
import { temporaryFolder } from "../../support/folder.ts";

let folder: ReturnType<typeof temporaryFolder>;
let dataDir: string;
let path: string;
let told: UnusableSettings[];
beforeEach(() => {
  folder = temporaryFolder();
  dataDir = join(folder.path, "data");
  path = join(dataDir, "settings.json");
  told = [];
});
afterEach(() => folder[Symbol.dispose]());

const open = () => settingsFile(dataDir, virtualClock(), (each) => told.push(each));
const kept = () => JSON.parse(readFileSync(path, "utf8"));

function written(text: string | Uint8Array): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(path, text);
}

test("where there is no file the defaults hold, and none is made", () => {
  expect(open().read()).toEqual(defaultSettings);
  expect(readdirSync(dataDir)).toEqual([]);
  expect(told).toEqual([]);
});

test("what is written is read again, and is its owner's alone", () => {
  const settings = { ...defaultSettings, language: "ja", intervalMinutes: 90 } as const;
  open().write(settings);
  expect(open().read()).toEqual(settings);
  if (process.platform !== "win32") expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("a file by hand may name some settings alone; what is none of ours stays in it", () => {
  written('{ "intervalMinutes": 60, "mine": { "of": "another version" } }');
  const file = open();
  expect(file.read()).toEqual({ ...defaultSettings, intervalMinutes: 60 });
  file.write({ ...file.read(), staleAfterDays: 7 });
  expect(kept()).toMatchObject({ intervalMinutes: 60, staleAfterDays: 7, mine: { of: "another version" } });
  expect(told).toEqual([]);
});

test("what a hand has changed since it was read stays, where something else is changed in the window", () => {
  const file = open();
  file.write(defaultSettings);
  const settings = file.read();
  written(JSON.stringify({ ...kept(), intervalMinutes: 60, mine: 1 }));
  file.write({ ...settings, language: "ja" });
  file.write({ ...settings, language: "ja", staleAfterDays: 7 });
  expect(kept()).toMatchObject({ language: "ja", staleAfterDays: 7, intervalMinutes: 60, mine: 1 });
  // What is changed in the window itself comes from there.
  file.write({ ...settings, language: "ja", staleAfterDays: 7, intervalMinutes: 90 });
  expect(kept().intervalMinutes).toBe(90);
  rmSync(path);
  file.write({ ...settings, language: "en" });
  expect(kept()).toEqual({ ...settings, language: "en" });
});

describe("a file that cannot be used", () => {
  test.each([
    ["cut short", '{ "language": "ja", ', "damaged"],
    ["no JSON at all", "\0\0\0\0", "damaged"],
    ["empty", "", "damaged"],
    ["a value out of its range", '{ "intervalMinutes": 1 }', "invalid"],
    ["a value of another kind", '{ "limits": { "perDay": "many" } }', "invalid"],
  ])("%s: is set aside whole, told once, and the defaults hold", (_, text, fault) => {
    written(text);
    expect(open().read()).toEqual(defaultSettings);
    const aside = join(dataDir, "settings.damaged-20261124T120000Z.json");
    expect(told).toEqual([{ path, fault, keptAs: aside }]);
    expect(readFileSync(aside, "utf8")).toBe(text);
    expect(open().read()).toEqual(defaultSettings);
    expect(told).toHaveLength(1);
    open().write({ ...defaultSettings, language: "en" });
    expect(kept().language).toBe("en");
  });

  test("damaged while Banken runs: it is set aside too before anything is written over it", () => {
    const file = open();
    file.write(defaultSettings);
    written("{");
    file.write({ ...defaultSettings, language: "en" });
    expect(kept().language).toBe("en");
    expect(readdirSync(dataDir).toSorted()).toEqual([
      "settings.damaged-20261124T120000Z.json",
      "settings.json",
    ]);
    expect(told).toHaveLength(1);
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === "win32")(
    "that may not be written is refused with its path, and nothing is changed",
    () => {
      open().write(defaultSettings);
      chmodSync(dataDir, 0o500);
      expect(() => open().write({ ...defaultSettings, language: "en" })).toThrow(
        expect.objectContaining({ why: "folder_unusable", detail: expect.stringContaining(path) }),
      );
      chmodSync(dataDir, 0o700);
      expect(kept().language).toBe("system");
    },
  );

  test("a folder in its place is told and left, and writing is refused", () => {
    mkdirSync(path, { recursive: true });
    expect(open().read()).toEqual(defaultSettings);
    expect(told).toEqual([{ path, fault: "EISDIR", keptAs: null }]);
    expect(() => open().write(defaultSettings)).toThrow(
      expect.objectContaining({ why: "folder_unusable", detail: `${path} (EISDIR)` }),
    );
  });
});
