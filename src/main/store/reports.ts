import { hash } from "node:crypto";
import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type Database from "better-sqlite3";
import { DamagedReport } from "./errors.ts";

/**
 * How many reports may hang on one full frame. Reading the last of them undoes every link, at some 0.02 ms each;
 * `npm run bench -- storage` shows both sides of the bargain.
 */
const mostLinks = 64;

/** zstd's levels: above 5 a link takes ten times as long to save a byte or two; a full frame gains as little above 1. */
const linkLevel = 5;
const fullLevel = 1;

interface Row {
  readonly id: number;
  readonly base_id: number | null;
  readonly links: number;
  readonly size: number;
  readonly sha256: Buffer;
  readonly frame: Buffer;
}

/**
 * VirusTotal's answers, byte for byte, found by what they hold (SHA-256). A report is compressed with the domain's
 * report before it as zstd's dictionary, so that a day in which little moved costs some hundred bytes.
 */
export function reportStore(db: Database.Database) {
  const known = db
    .prepare<[number, Buffer, Buffer], number>(
      "SELECT id FROM report WHERE domain_id = ? AND substr(sha256, 1, 4) = ? AND sha256 = ?",
    )
    .pluck();
  const byId = db.prepare<[number], Row>(
    "SELECT id, base_id, links, size, sha256, frame FROM report WHERE id = ?",
  );
  const insert = db.prepare(
    "INSERT INTO report (domain_id, base_id, links, size, sha256, frame) VALUES (?, ?, ?, ?, ?, ?)",
  );

  /**
   * The bytes as VirusTotal sent them.
   * @throws {DamagedReport} where the stored frames no longer give back what their hash says
   */
  function read(id: number): Buffer {
    const chain: Row[] = [];
    for (let next: number | null = id; next !== null; ) {
      const row: Row | undefined = byId.get(next);
      if (row === undefined) throw new DamagedReport(id);
      chain.push(row);
      next = row.base_id;
    }
    const body = unpackAll(chain);
    const wanted = chain[0]?.sha256;
    if (body === null || wanted === undefined || !sha256(body).equals(wanted)) throw new DamagedReport(id);
    return body;
  }

  /** The report to compress against; a damaged one is no dictionary, and must not keep the next from being stored. */
  function dictionary(id: number | null): { readonly row: Row; readonly body: Buffer } | null {
    const row = id === null ? undefined : byId.get(id);
    if (row === undefined || row.links >= mostLinks) return null;
    try {
      return { row, body: read(row.id) };
    } catch (thrown) {
      if (thrown instanceof DamagedReport) return null;
      throw thrown;
    }
  }

  function findDigest(domainId: number, digest: Buffer): number | null {
    return known.get(domainId, digest.subarray(0, 4), digest) ?? null;
  }

  /**
   * Keeps `body` for a domain and returns its id; the same bytes are kept once. `before` is the report to compress
   * against, usually the domain's latest. Runs inside the caller's transaction.
   */
  function keep(domainId: number, body: Uint8Array, before: number | null): number {
    const digest = sha256(body);
    const there = findDigest(domainId, digest);
    if (there !== null) return there;
    const base = dictionary(before);
    const frame = pack(body, base?.body);
    const links = base === null ? 0 : base.row.links + 1;
    return Number(
      insert.run(domainId, base?.row.id ?? null, links, body.length, digest, frame).lastInsertRowid,
    );
  }

  return {
    keep,
    read,
    /** The id under which exactly these bytes are kept for a domain, or null. */
    find: (domainId: number, body: Uint8Array): number | null => findDigest(domainId, sha256(body)),
  };
}

function sha256(body: Uint8Array): Buffer {
  return hash("sha256", body, "buffer");
}

function pack(body: Uint8Array, dictionary: Buffer | undefined): Buffer {
  const level = dictionary === undefined ? fullLevel : linkLevel;
  return zstdCompressSync(body, {
    params: { [constants.ZSTD_c_compressionLevel]: level },
    ...(dictionary?.length ? { dictionary } : {}),
  });
}

/** From the full frame, which stands last, to the first of the chain; null where a frame is no zstd any more. */
function unpackAll(chain: readonly Row[]): Buffer | null {
  try {
    return chain.reduceRight<Buffer | null>(
      (body, row) => unpack(row.frame, row.size, body ?? undefined),
      null,
    );
  } catch {
    return null;
  }
}

function unpack(frame: Buffer, size: number, dictionary: Buffer | undefined): Buffer {
  return zstdDecompressSync(frame, {
    maxOutputLength: Math.max(size, 1),
    ...(dictionary?.length ? { dictionary } : {}),
  });
}
