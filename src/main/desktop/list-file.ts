import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { largestText } from "../../shared/ranges.ts";

/** A file of domains, for the window to read as it reads one that is dropped on it. */
export interface ListFile {
  readonly name: string;
  /** One byte more than the window takes where there are more: it says that the file is too large. */
  readonly bytes: Uint8Array;
}

/** No UTF-16 unit of a text takes more bytes than three in UTF-8. */
const mostBytes = 3 * largestText + 1;

/** Reads a file that was given to Banken; null where it is none, or cannot be read. */
export async function readListFile(path: string): Promise<ListFile | null> {
  // Before it is opened: a pipe would be waited at for ever.
  const about = await stat(path).catch(() => null);
  if (about?.isFile() !== true) return null;
  const file = await open(path).catch(() => null);
  if (file === null) return null;
  try {
    const bytes = Buffer.alloc(Math.min(about.size, mostBytes));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    return { name: basename(path), bytes: bytes.subarray(0, bytesRead) };
  } catch {
    return null;
  } finally {
    await file.close();
  }
}
