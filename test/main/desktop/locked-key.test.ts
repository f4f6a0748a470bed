import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLockedKey } from "../../../src/main/desktop/locked-key.ts";
import { key } from "../../support/command.ts";
import { StandInSafeStorage } from "../../support/electron/safe-storage.ts";
import { temporaryFolder } from "../../support/folder.ts";

const other = "f".repeat(64);
let folder: ReturnType<typeof temporaryFolder>;
let dataDir: string;
let safe: StandInSafeStorage;
beforeEach(() => {
  folder = temporaryFolder();
  dataDir = join(folder.path, "data");
  safe = new StandInSafeStorage();
});
afterEach(() => folder[Symbol.dispose]());

const open = (platform: NodeJS.Platform = "linux") => openLockedKey(dataDir, safe, platform);
const file = () => join(dataDir, "key.locked");
const refused = (why: string) => expect.objectContaining({ name: "RefusedByService", why });

// What it promises as every store of the key does: test/main/app/secret-store.test.ts.

test("a key is locked by the system", async () => {
  await (await open()).write(key, false);
  expect(readFileSync(file(), "utf8")).not.toContain(key);
  expect(safe.locked).toBe(1);
});

test.each([
  ["linux", () => {}],
  [
    "darwin",
    () => {
      safe.available = false;
    },
  ],
  [
    "win32",
    () => {
      safe.available = false;
    },
  ],
] as const)("where %s only hides it, a person has to agree first", async (platform, without) => {
  safe.backend = "basic_text";
  without();
  const secrets = await open(platform);
  await expect(secrets.write(key, false)).rejects.toEqual(refused("unprotected"));
  expect([secrets.source(), secrets.read()]).toEqual(["none", null]);
  await secrets.write(key, true);
  expect((await open(platform)).read()).toBe(key);
  expect(safe.locked).toBe(0);
  if (process.platform !== "win32") expect(statSync(file()).mode & 0o777).toBe(0o600);
});

test("where the password store of a Linux desktop does not answer, a person has to agree first", async () => {
  safe.hides = true;
  const secrets = await open();
  await expect(secrets.write(key, false)).rejects.toEqual(refused("unprotected"));
  expect([secrets.source(), readdirSync(folder.path)]).toEqual(["none", []]);
  await secrets.write(key, true);
  expect(JSON.parse(readFileSync(file(), "utf8"))).toMatchObject({ backend: "none" });
  expect((await open()).read()).toBe(key);
  safe.hides = false;
  await (await open()).write(key, false);
  safe.hides = true;
  safe.rotated = true;
  expect((await open()).read()).toBe(key);
  expect(JSON.parse(readFileSync(file(), "utf8"))).toMatchObject({ backend: "gnome_libsecret" });
  // The Keychain's tag is the same.
  await (await open("darwin")).write(other, false);
  expect((await open("darwin")).read()).toBe(other);
});

test("what another password store has locked is lost, stays where it is, and can be put in again", async () => {
  await (await open()).write(key, false);
  const before = readFileSync(file(), "utf8");
  for (const change of [
    () => {
      safe.backend = "kwallet6";
    },
    () => {
      safe.backend = "basic_text";
    },
    () => {
      safe.backend = "gnome_libsecret";
      safe.available = false;
    },
  ]) {
    change();
    const secrets = await open();
    expect([secrets.source(), secrets.read()]).toEqual(["lost", null]);
    expect(readFileSync(file(), "utf8")).toBe(before);
  }
  safe.available = true;
  expect((await open()).read()).toBe(key);
  safe.backend = "kwallet6";
  const secrets = await open();
  await secrets.write(other, false);
  expect((await open()).read()).toBe(other);
});

test.each([["no JSON"], ['{"backend":"gnome_libsecret"}'], ['{"backend":"none","key":"aGFsZg=="}'], [""]])(
  "a file that holds no key (%s) is lost, and can be forgotten",
  async (text) => {
    mkdirSync(dataDir);
    writeFileSync(file(), text);
    const secrets = await open();
    expect([secrets.source(), secrets.read()]).toEqual(["lost", null]);
    expect(secrets.forget()).toBe(true);
    expect(secrets.source()).toBe("none");
  },
);

test("where the system's own key has changed, ours is locked anew", async () => {
  await (await open()).write(key, false);
  safe.rotated = true;
  expect((await open()).read()).toBe(key);
  expect(safe.locked).toBe(2);
});
