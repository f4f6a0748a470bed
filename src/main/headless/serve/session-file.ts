import { randomBytes } from "node:crypto";
import { chmodSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { writeOwnFile } from "../../store/own-file.ts";

/**
 * What outlives a `banken serve`, so that a window that is open finds the next one under its old address and is still
 * signed in: the key that its cookie was signed with, and the port. A new key signs every browser out, also of a
 * server that runs: `banken serve --sign-out` writes one, and where the file is deleted another is made.
 */
export interface SessionFile {
  /** The key that holds now. */
  current(): SessionKey;
  /** The port of the last time; null where there was none. */
  readonly port: number | null;
  remember(port: number): void;
}

/** What cookies are signed with. */
export interface SessionKey {
  /** 32 random bytes. */
  readonly bytes: Buffer;
  /** Aborted when it holds no more. */
  readonly over: AbortSignal;
}

const kept = z.object({
  key: z.string().regex(/^[\w-]{43}$/),
  port: z.int().min(1).max(65_535).nullable(),
});
type Kept = z.infer<typeof kept>;

/** Reads it; where there is none, or none that can be read, with a new key. */
export function openSessionFile(dataDir: string): SessionFile {
  const path = pathIn(dataDir);
  const found = read(path);
  let stamp = stampOf(path);
  let now: Kept = found ?? { key: newKey(), port: null };
  let over = new AbortController();

  function write(): void {
    writeOwnFile(path, textOf(now));
    stamp = stampOf(path);
  }

  /** Takes up what somebody else has made of the file. */
  function lookAgain(): void {
    const seen = stampOf(path);
    if (seen === stamp) return;
    stamp = seen;
    const key = read(path)?.key ?? newKey();
    if (key === now.key) return;
    now = { ...now, key };
    over.abort(new Error("signed out"));
    over = new AbortController();
    try {
      if (seen === null) write();
    } catch {
      // Then it holds for as long as this process lives.
    }
  }

  return {
    current() {
      lookAgain();
      return { bytes: Buffer.from(now.key, "base64url"), over: over.signal };
    },
    port: now.port,
    remember(port) {
      if (found !== null && now.port === port) return;
      now = { ...now, port };
      write();
    },
  };
}

/** Signs every browser out, of the server that runs as of those to come. @throws Node's errors */
export function signOutAll(dataDir: string): void {
  const path = pathIn(dataDir);
  writeOwnFile(path, textOf({ key: newKey(), port: read(path)?.port ?? null }));
}

function pathIn(dataDir: string): string {
  return join(dataDir, "serve-session");
}

function newKey(): string {
  return randomBytes(32).toString("base64url");
}

function textOf({ key, port }: Kept): string {
  return `${JSON.stringify({ key, port })}\n`;
}

/** Another one each time that the file was written; null where there is none. */
function stampOf(path: string): string | null {
  try {
    const { ino, mtimeNs } = statSync(path, { bigint: true });
    return `${ino} ${mtimeNs}`;
  } catch {
    return null;
  }
}

function read(path: string): Kept | null {
  try {
    const found = kept.parse(JSON.parse(readFileSync(path, "utf8")));
    // A copy or a backup may have opened it to others.
    if (process.platform !== "win32") chmodSync(path, 0o600);
    return found;
  } catch {
    return null;
  }
}
