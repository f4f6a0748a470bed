import { randomBytes } from "node:crypto";
import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { writeOwnFile } from "./own-file.ts";

/**
 * What outlives a `banken serve`, so that a window that is open finds the next one under its old address and is still
 * signed in: the key that its cookie was signed with, and the port. Whoever deletes the file signs every browser out.
 */
export interface SessionFile {
  /** 32 random bytes. */
  readonly key: Buffer;
  /** The port of the last time; null where there was none. */
  readonly port: number | null;
  remember(port: number): void;
}

const kept = z.object({
  key: z.string().regex(/^[\w-]{43}$/),
  port: z.int().min(1).max(65_535).nullable(),
});

/** Reads it; where there is none, or none that can be read, with a new key. */
export function openSessionFile(dataDir: string): SessionFile {
  const path = join(dataDir, "serve-session");
  const found = read(path);
  const key = found?.key ?? randomBytes(32).toString("base64url");
  return {
    key: Buffer.from(key, "base64url"),
    port: found?.port ?? null,
    remember(port) {
      if (port !== found?.port) writeOwnFile(path, `${JSON.stringify({ key, port })}\n`);
    },
  };
}

function read(path: string): z.infer<typeof kept> | null {
  try {
    const found = kept.parse(JSON.parse(readFileSync(path, "utf8")));
    // A copy or a backup may have opened it to others.
    if (process.platform !== "win32") chmodSync(path, 0o600);
    return found;
  } catch {
    return null;
  }
}
