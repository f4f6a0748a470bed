import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { decodeList } from "../watch/domains/decode.ts";
import { type DomainList, readList } from "../watch/domains/list.ts";
import { Refusal, status } from "./refusal.ts";
import { clean } from "./terminal/columns.ts";
import type { Told } from "./terminal/words.ts";

/** The largest list that is read, in bytes: some three million names. */
const largestList = 64 * 1024 * 1024;

/** What went wrong with a path, by Node's error code, for a person. */
const faults: Readonly<Record<string, Told>> = {
  ENOENT: ({ t }) => t("terminal:file.fault.missing"),
  EACCES: ({ t }) => t("terminal:file.fault.forbidden"),
  EPERM: ({ t }) => t("terminal:file.fault.forbidden"),
  EISDIR: ({ t }) => t("terminal:file.fault.isFolder"),
  ENOTDIR: ({ t }) => t("terminal:file.fault.noFolder"),
  ENAMETOOLONG: ({ t }) => t("terminal:file.fault.longName"),
};

/**
 * Reads a list of domains from a file, or from standard input for `-`.
 * @throws {Refusal} where it cannot be read, is too large, or is not text
 */
export function readListFile(path: string, options: { practice: boolean }): DomainList {
  const bytes = readBytes(path);
  const decoded = decodeList(bytes);
  if (!decoded.ok)
    throw new Refusal(status.usage, (words) =>
      words.t("terminal:file.notText", { file: named(path)(words) }),
    );
  return readList(decoded.text, options);
}

/** The refusal for what the file system threw when `path` was read; anything else comes back as it is. */
export function unreadable(path: string, thrown: unknown): unknown {
  const { code, syscall } = thrown as NodeJS.ErrnoException;
  if (code === undefined || (syscall === undefined && code !== "EISDIR")) return thrown;
  return new Refusal(status.usage, (words) =>
    words.t("terminal:file.unreadable", { file: named(path)(words), fault: faults[code]?.(words) ?? code }),
  );
}

function named(path: string): Told {
  if (path === "-") return ({ t }) => t("terminal:file.standardInput");
  if (path === "") return ({ t }) => t("terminal:file.nameless");
  return ({ t }) => t("terminal:file.named", { path: clean(path) });
}

function readBytes(path: string): Buffer {
  let file: number | undefined;
  try {
    file = path === "-" ? 0 : openSync(path, "r");
    if (fstatSync(file).isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
    return readAll(file, path);
  } catch (thrown) {
    if (thrown instanceof Refusal) throw thrown;
    throw unreadable(path, thrown);
  } finally {
    if (file !== undefined && file !== 0) closeSync(file);
  }
}

/** In pieces, with the cap kept while reading: the name may be that of a pipe or a device. */
function readAll(file: number, path: string): Buffer {
  const parts: Buffer[] = [];
  let size = 0;
  for (;;) {
    const part = Buffer.allocUnsafe(256 * 1024);
    const count = readSome(file, part);
    if (count === 0) return Buffer.concat(parts, size);
    size += count;
    if (size > largestList)
      throw new Refusal(status.usage, (words) =>
        words.t("terminal:file.tooLarge", { file: named(path)(words), mib: largestList / 1024 / 1024 }),
      );
    parts.push(part.subarray(0, count));
  }
}

function readSome(file: number, part: Buffer): number {
  for (;;) {
    try {
      return readSync(file, part);
    } catch (thrown) {
      const code = (thrown as NodeJS.ErrnoException).code;
      // A standard input that does not block has nothing to give yet; Windows says EOF by throwing.
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw thrown;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}
