import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { environmentFirst } from "../../../src/main/app/environment.ts";
import type { SecretStore } from "../../../src/main/app/key-holder.ts";
import { openLockedKey } from "../../../src/main/desktop/locked-key.ts";
import { secretStore } from "../../../src/main/headless/key.ts";
import { key } from "../../support/command.ts";
import { StandInSafeStorage } from "../../support/electron/safe-storage.ts";
import { temporaryFolder } from "../../support/folder.ts";

// What every store of the key promises, whichever host it belongs to. What is one host's own is beside that host's.

const other = "f".repeat(64);
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

interface Kind {
  readonly file: string;
  /** As at a start of the program. */
  open(): Promise<SecretStore>;
}

/** A desktop on a system that locks with this. */
function desktop(backend: StandInSafeStorage["backend"]): Kind {
  const safe = new StandInSafeStorage();
  safe.backend = backend;
  return {
    file: "key.locked",
    open: async () => environmentFirst(await openLockedKey(dataDir, safe, "linux")),
  };
}

const kinds: Readonly<Record<string, Kind>> = {
  "the headless host": { file: "key", open: async () => secretStore(dataDir) },
  "the desktop": desktop("gnome_libsecret"),
  "the desktop, where the system only hides it": desktop("basic_text"),
};

/** A key that cannot be read is none to whoever asks with it. */
function readable(secrets: SecretStore): string | null {
  try {
    return secrets.read();
  } catch {
    return null;
  }
}

describe.each(Object.entries(kinds))("the key of %s", (_, { file, open }) => {
  // A person agrees to each: where the system locks, that changes nothing.
  const write = async (secrets: SecretStore, text: string) => secrets.write(text, true);

  test("is kept for its owner alone, found again at the next start, replaced and forgotten", async () => {
    const secrets = await open();
    expect([secrets.source(), secrets.read()]).toEqual(["none", null]);
    await write(secrets, key);
    expect([secrets.source(), secrets.read()]).toEqual(["stored", key]);
    expect(readdirSync(dataDir)).toEqual([file]);
    if (process.platform !== "win32") expect(statSync(join(dataDir, file)).mode & 0o777).toBe(0o600);

    const again = await open();
    expect([again.source(), again.read()]).toEqual(["stored", key]);
    await write(again, other);
    expect((await open()).read()).toBe(other);
    expect([again.forget(), again.forget()]).toEqual([true, false]);
    expect([again.source(), again.read()]).toEqual(["none", null]);
    expect((await open()).source()).toBe("none");
  });

  test("stays as it is behind the environment's, which comes first", async () => {
    await write(await open(), key);
    vi.stubEnv("BANKEN_API_KEY", `${other}\n`);
    const secrets = await open();
    expect([secrets.source(), secrets.read()]).toEqual(["environment", other]);
    vi.stubEnv("BANKEN_API_KEY", undefined);
    expect((await open()).read()).toBe(key);
  });

  test("is lost where its file is damaged, and can be put in again or forgotten", async () => {
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, file), "half a k");
    const secrets = await open();
    expect([secrets.source(), readable(secrets)]).toEqual(["lost", null]);
    await write(secrets, key);
    expect((await open()).read()).toBe(key);
    writeFileSync(join(dataDir, file), "half a k");
    expect((await open()).forget()).toBe(true);
    expect((await open()).source()).toBe("none");
  });

  test("is not kept where the folder cannot be written, and the person is told which", async () => {
    const secrets = await open();
    writeFileSync(dataDir, "a file where the folder should be");
    await expect(write(secrets, key)).rejects.toMatchObject({ why: "folder_unusable", detail: dataDir });
    expect(readable(secrets)).toBe(null);
  });
});
