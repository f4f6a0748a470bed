import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { environmentFirst } from "../../../src/main/app/environment.ts";
import type { SecretStore } from "../../../src/main/app/key-holder.ts";
import { openLockedKey } from "../../../src/main/desktop/locked-key.ts";
import { secretStore } from "../../../src/main/headless/key.ts";
import { key } from "../../support/command.ts";
import { StandInSafeStorage } from "../../support/electron/safe-storage.ts";
import { temporaryFolder } from "../../support/folder.ts";

const other = "f".repeat(64);

/** What both hosts promise of the key they keep. What is one host's own is in its own tests. */
const hosts: Record<
  string,
  { readonly file: string; readonly open: (dataDir: string) => SecretStore | Promise<SecretStore> }
> = {
  headless: { file: "key", open: secretStore },
  desktop: {
    file: "key.locked",
    open: async (dataDir) =>
      environmentFirst(await openLockedKey(dataDir, new StandInSafeStorage(), "linux")),
  },
};

describe.each(Object.entries(hosts))("the key that the %s host keeps", (_, { file, open }) => {
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
  const seen = (secrets: SecretStore) => [secrets.source(), secrets.read()];

  test("is none at first, then stored for its owner alone, there at the next start, and forgotten", async () => {
    const secrets = await open(dataDir);
    expect(seen(secrets)).toEqual(["none", null]);
    await secrets.write(key, false);
    expect(seen(secrets)).toEqual(["stored", key]);
    expect(readdirSync(dataDir)).toEqual([file]);
    if (process.platform !== "win32") {
      expect(statSync(join(dataDir, file)).mode & 0o777).toBe(0o600);
      expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    }
    const again = await open(dataDir);
    expect(seen(again)).toEqual(["stored", key]);
    await again.write(other, false);
    expect(seen(await open(dataDir))).toEqual(["stored", other]);
    expect([again.forget(), again.forget()]).toEqual([true, false]);
    expect([seen(again), seen(await open(dataDir))]).toEqual([
      ["none", null],
      ["none", null],
    ]);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  test("stays as it is where the environment has one, which comes first", async () => {
    const secrets = await open(dataDir);
    await secrets.write(key, false);
    vi.stubEnv("BANKEN_API_KEY", `${other}\n`);
    expect(seen(secrets)).toEqual(["environment", other]);
    vi.stubEnv("BANKEN_API_KEY", "hunter2");
    expect(() => secrets.read()).toThrow();
    expect(() => secrets.read()).not.toThrow(/hunter2/);
    vi.stubEnv("BANKEN_API_KEY", undefined);
    expect(seen(secrets)).toEqual(["stored", key]);
  });

  test.each(["half a k", "", "{}"])(
    "is lost where its file holds none (%j): to be replaced, or forgotten",
    async (text) => {
      mkdirSync(dataDir);
      writeFileSync(join(dataDir, file), text);
      expect((await open(dataDir)).source()).toBe("lost");
      expect(readFileSync(join(dataDir, file), "utf8")).toBe(text);
      await (await open(dataDir)).write(key, false);
      expect(seen(await open(dataDir))).toEqual(["stored", key]);
      writeFileSync(join(dataDir, file), text);
      expect((await open(dataDir)).forget()).toBe(true);
      expect((await open(dataDir)).source()).toBe("none");
    },
  );

  test("is not taken where the folder cannot be written, and a person is told which", async () => {
    const secrets = await open(dataDir);
    writeFileSync(dataDir, "a file where the folder should be");
    const written = async () => secrets.write(key, false);
    await expect(written()).rejects.toMatchObject({
      name: "RefusedByService",
      why: "folder_unusable",
      detail: dataDir,
    });
  });
});
