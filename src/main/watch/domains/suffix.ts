/** Whether a name can exist in the public DNS, judged by its ending. */
import { parse } from "tldts";
import type { RejectionReason } from "../../../shared/rejection.ts";

/** RFC 2606: for documents and tests. Banken's own practice mode is made of them. */
const practiceSuffixes = new Set(["example", "test", "invalid"]);

/** RFC 6761, 6762, 7686, 9476, ICANN's .internal, and endings that routers and offices use without asking. */
const reservedSuffixes = new Set([
  ...["local", "localhost", "onion", "alt", "internal"],
  ...["lan", "home", "corp", "intranet", "private", "localdomain"],
]);

// The private half of the list (github.io, ...) names places of their own: they may be watched.
const icannOnly = {
  allowPrivateDomains: false,
  extractHostname: false,
  validateHostname: false,
  detectIp: false,
};

/**
 * Why a lower-case A-label name cannot be watched because of its ending, or undefined when it can. A name of one
 * label is never watched. With `practice`, `.example`, `.test` and `.invalid` are endings like any other.
 */
export function suffixFault(name: string, practice: boolean): RejectionReason | undefined {
  const dot = name.lastIndexOf(".");
  // `shop` and `website` are endings too, but whoever writes them by themselves means a word.
  if (dot < 0) return name === "localhost" ? "reserved_name" : "not_a_name";
  const last = name.slice(dot + 1);
  if (practiceSuffixes.has(last)) return practice ? undefined : "reserved_name";
  if (reservedSuffixes.has(last) || name === "home.arpa" || name.endsWith(".home.arpa"))
    return "reserved_name";
  const found = parse(name, icannOnly);
  if (found.isIcann !== true) return "unknown_suffix";
  return found.domain === null ? "public_suffix" : undefined;
}
