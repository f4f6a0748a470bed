import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { environmentKey } from "../../../src/main/headless/environment.ts";
import { secretStore } from "../../../src/main/headless/key.ts";
import { Refusal } from "../../../src/main/headless/refusal.ts";
import { temporaryFolder } from "../../support/folder.ts";

// What it promises as every store of the key does: test/main/app/secret-store.test.ts.

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

test("an environment that holds no key is refused without repeating it", () => {
  vi.stubEnv("BANKEN_API_KEY", "hunter2");
  expect(environmentKey).toThrow(Refusal);
  expect(environmentKey).not.toThrow(/hunter2/);
});

test("a stored one that is damaged is told to who asks with it", () => {
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, "key"), "half a k");
  expect(() => secretStore(dataDir).read()).toThrow(Refusal);
});
