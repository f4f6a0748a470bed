import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { largestText } from "../../shared/ranges.ts";

/** A file of domains, for the window to read as it reads one that is dropped on it. */
export interface ListFile {
  readonly name: string;
  /** One byte more than the window takes where there are more: it says that the file is too large. */
  readonly bytes: Uint8Array;
}

/** Why a file that was given cannot be had. */
export interface FileFault {
  readonly name: string;
  readonly fault: "gone" | "noFile" | "unreadable";
  /** The system's word for it; empty where it is none of the system's. */
  readonly code: string;
}

/** No UTF-16 unit of a text takes more bytes than three in UTF-8. */
const mostBytes = 3 * largestText + 1;

/** Reads a file that was given to Banken. */
export async function readListFile(path: string): Promise<ListFile | FileFault> {
  const name = basename(path) || path;
  try {
    // Before it is opened: a pipe would be waited at for ever.
    const about = await stat(path);
    if (!about.isFile()) return { name, fault: "noFile", code: "" };
    const file = await open(path);
    try {
      const bytes = Buffer.alloc(Math.min(about.size, mostBytes));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
      return { name, bytes: bytes.subarray(0, bytesRead) };
    } finally {
      await file.close();
    }
  } catch (thrown) {
    const { code = "" } = thrown as NodeJS.ErrnoException;
    return { name, fault: code === "ENOENT" || code === "ENOTDIR" ? "gone" : "unreadable", code };
  }
}
