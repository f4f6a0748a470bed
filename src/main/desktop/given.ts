import { isAbsolute, resolve } from "node:path";
import { readName } from "../watch/domains/name.ts";

/** What Banken was started with, or is handed while it runs. */
export type Given =
  | { readonly to: "domain"; readonly name: string }
  | { readonly to: "file"; readonly path: string };

/** Nothing longer is looked at: no name has more than 253 characters, each nine of them where it is escaped. */
const longestLink = 2_400;
const longestPath = 4_096;

/**
 * What of a command line was given to Banken: the first link of ours, else the first path; null where there is none.
 * Chromium puts switches of its own in between (docs/api/app.md, "second-instance").
 * @param args without the program and, where it is not packed, its script
 */
export function givenIn(args: readonly string[], folder: string): string | null {
  const own = args.filter((each) => each !== "" && !each.startsWith("-"));
  const link = own.find(isLink);
  if (link !== undefined) return link;
  const [path] = own;
  return path === undefined ? null : resolve(folder, path);
}

/**
 * Reads what was given. A link may come from any page in any browser: it names one domain to look at, and can have
 * nothing done. Null: it is none of ours.
 */
export function readGiven(text: unknown): Given | null {
  if (typeof text !== "string" || text.includes("\0")) return null;
  if (isLink(text)) return readLink(text);
  return text.length <= longestPath && isAbsolute(text) ? { to: "file", path: text } : null;
}

/** The same as text, for another process to read. */
export function givenText(given: Given): string {
  return given.to === "file" ? given.path : `banken://domain/${given.name}`;
}

function isLink(text: string): boolean {
  return /^banken:/i.test(text);
}

/** `banken://domain/NAME`, and nothing besides. */
function readLink(text: string): Given | null {
  if (text.length > longestLink) return null;
  const parts = /^banken:\/\/domain\/([^/?#]+)\/?$/i.exec(text);
  const name = decoded(parts?.[1] ?? "");
  // Only a name as such: readName would find one in an address or a sentence, too.
  if (name === null || !/^[\p{L}\p{N}\p{M}._-]+$/u.test(name)) return null;
  const read = readName(name, { practice: true });
  return read.ok ? { to: "domain", name: read.domain.name } : null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
