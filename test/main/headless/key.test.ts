import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { environmentKey } from "../../../src/main/headless/environment.ts";
import { secretStore } from "../../../src/main/headless/key.ts";
import { Refusal } from "../../../src/main/headless/refusal.ts";
import { key } from "../../support/command.ts";
import { temporaryFolder } from "../../support/folder.ts";

let folder: ReturnType<typeof temporaryFolder>;
let dataDir: string;
beforeEach(() => {
  folder = temporaryFolder();
  dataDir = join(folder.path, "data");
  vi.stubEnv("BANKEN_API_KEY", undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  folder[Symbol.dispose]();
});

test("a key is stored for its owner alone, and forgotten", () => {
  const secrets = secretStore(dataDir);
  expect([secrets.source(), secrets.read()]).toEqual(["none", null]);
  secrets.write(key, false);
  expect([secrets.source(), secrets.read()]).toEqual(["stored", key]);
  if (process.platform !== "win32") expect(statSync(join(dataDir, "key")).mode & 0o777).toBe(0o600);
  expect(secrets.forget()).toBe(true);
  expect(secrets.forget()).toBe(false);
  expect(secrets.source()).toBe("none");
});

test("the environment's comes first, and the stored one stays", () => {
  const secrets = secretStore(dataDir);
  secrets.write(key, false);
  vi.stubEnv("BANKEN_API_KEY", `${"f".repeat(64)}\n`);
  expect([secrets.source(), secrets.read()]).toEqual(["environment", "f".repeat(64)]);
  expect(readFileSync(join(dataDir, "key"), "utf8").trim()).toBe(key);
});

test("an environment that holds no key is refused without repeating it", () => {
  vi.stubEnv("BANKEN_API_KEY", "hunter2");
  expect(environmentKey).toThrow(Refusal);
  expect(environmentKey).not.toThrow(/hunter2/);
});

test("a stored one that is damaged can be replaced or forgotten", () => {
  const secrets = secretStore(dataDir);
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, "key"), "half a k");
  expect(secrets.source()).toBe("lost");
  expect(() => secrets.read()).toThrow(Refusal);
  secrets.write(key, false);
  expect(secrets.read()).toBe(key);
});

test("a folder that cannot be written is told to the person in front of the window", () => {
  rmSync(dataDir, { recursive: true, force: true });
  writeFileSync(dataDir, "a file where the folder should be");
  expect(() => secretStore(dataDir).write(key, false)).toThrow(
    expect.objectContaining({ why: "folder_unusable", detail: dataDir }),
  );
});
