import { largestText } from "../../shared/ranges.ts";

/** What a file that was dropped or chosen comes to. */
export type ListFile =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: "too_large" | "no_text" | "unreadable" };

/** No UTF-16 unit of a text takes more bytes than this in UTF-8. */
const mostBytes = 3;

const marks: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/**
 * Reads a file as text: UTF-16 where its byte order mark says so, else UTF-8. What is not UTF-8 becomes U+FFFD, so
 * that another encoding still gives its ASCII names; a file with NULs in it (a picture, a spreadsheet) is no text.
 */
export async function readListFile(file: Blob): Promise<ListFile> {
  if (file.size > largestText * mostBytes) return { ok: false, why: "too_large" };
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { ok: false, why: "unreadable" };
  }
  const [encoding = "utf-8"] =
    marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte)) ?? [];
  const text = new TextDecoder(encoding).decode(bytes);
  return text.includes("\0") ? { ok: false, why: "no_text" } : { ok: true, text };
}
