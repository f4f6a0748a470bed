/** One domain name out of one piece of text: a name, a URL, an e-mail address, defanged or international. */
import { domainToASCII, domainToUnicode } from "node:url";
import type { RejectionReason } from "../../../shared/rejection.ts";
import { cutHost } from "./host.ts";
import { suffixFault } from "./suffix.ts";

/** A name to watch, in its two forms. */
export interface DomainName {
  /** Lower-case A-labels without a trailing dot, at most 253 characters: what is sent. */
  readonly name: string;
  /** The host as typed (case, Unicode in NFC, full-width dots), without what stood around it: what is shown. */
  readonly typed: string;
}

export interface ReadOptions {
  /** Practice mode: `.example`, `.test` and `.invalid` are names too. */
  readonly practice?: boolean;
}

export type NameReading =
  | { readonly ok: true; readonly domain: DomainName }
  | { readonly ok: false; readonly reason: RejectionReason };

const plainName = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/i;
const plainIdn = /^[\p{L}\p{N}\p{M}_-]+(?:[.。．｡][\p{L}\p{N}\p{M}_-]+)+$/u;
const ascii = /^[\0-\x7f]*$/;
const joiners = /[\u200c\u200d]/g;
const anyDot = /[。．｡]/g;
const numberLabel = /^(?:\d+|0x[0-9a-f]*)$/i;
// Most names, in one look: no label is empty, too long or hyphened at an end, and the last is no number.
const wellFormed = /^(?:(?!-)[a-z0-9_-]{1,63}(?<!-)\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
const legal = /^[a-z0-9_-]*$/;
const legalBeforeEncoding = /^[a-z0-9_\-\x80-\u{10ffff}]*$/iu;

/**
 * Reads one token, already cut from a list, as a domain name. Takes off scheme, userinfo, port, path, wildcard,
 * quotes and trailing dots, undoes defanging, and turns Unicode into A-labels. An e-mail address gives its host.
 * Never throws, whatever the text; the cost does not grow with tokens longer than 4096 characters.
 */
export function readName(token: string, options: ReadOptions = {}): NameReading {
  const practice = options.practice === true;
  if (token.length < 254 && plainName.test(token)) return judge(token, token.toLowerCase(), false, practice);

  const { host, inUrl, ipv6 } = isPlain(token)
    ? { host: token.normalize("NFC"), inUrl: false, ipv6: false }
    : cutHost(token);
  if (ipv6) return rejected("ip_address");
  if (host.includes("\ufffd") || !host.isWellFormed()) return rejected("garbled");
  if (ascii.test(host)) return judge(host, host.toLowerCase(), inUrl, practice);

  // What the mapping will make of it, before it is encoded: a hyphen or a number is hidden inside xn--.
  const bare = host.replace(joiners, "");
  const labels = bare.normalize("NFKC").replace(anyDot, ".").split(".");
  if (endsInNumber(labels)) return rejected(numberReason(labels, inUrl));
  const fault = labelFault(labels, legalBeforeEncoding);
  if (fault !== undefined) return rejected(labels.length > 1 ? fault : "not_a_name");
  // Joiners are part of some Persian and Indic names, and are lost among Latin letters without a trace.
  const encoded = domainToASCII(bare);
  const joined = bare === host ? encoded : domainToASCII(host);
  if (joined !== "" && joined !== encoded) return judge(host, joined, inUrl, practice);
  if (encoded === "") return rejected(labels.length > 1 ? "bad_idn" : "not_a_name");
  return judge(bare, encoded, inUrl, practice);
}

/** Nothing but letters and dots: there is nothing to cut off. Most of a list is like this. */
function isPlain(token: string): boolean {
  return token.length < 254 && plainIdn.test(token);
}

function judge(typed: string, name: string, inUrl: boolean, practice: boolean): NameReading {
  const reason = nameFault(name, inUrl) ?? idnFault(typed, name) ?? suffixFault(name, practice);
  return reason === undefined ? { ok: true, domain: { name, typed } } : rejected(reason);
}

function nameFault(name: string, inUrl: boolean): RejectionReason | undefined {
  if (name.length <= 253 && wellFormed.test(name)) return undefined;
  const labels = name.split(".");
  if (endsInNumber(labels)) return numberReason(labels, inUrl);
  const fault = labelFault(labels, legal);
  // A word is told that it is no name, not that it has a question mark in it.
  if (labels.length === 1) return fault === undefined ? undefined : "not_a_name";
  if (fault !== undefined) return fault;
  if (name.length > 253) return "name_too_long";
  return undefined;
}

function labelFault(labels: readonly string[], legalLabel: RegExp): RejectionReason | undefined {
  for (const label of labels) {
    if (label === "") return "empty_label";
    if (!legalLabel.test(label)) return "bad_character";
    if (label.length > 63) return "label_too_long";
    if (label.startsWith("-") || label.endsWith("-")) return "bad_hyphen";
  }
  return undefined;
}

/** Where xn-- was typed: every such label must stand for Unicode that is written just so. */
function idnFault(typed: string, name: string): RejectionReason | undefined {
  if (!name.includes("xn--") || !ascii.test(typed)) return undefined;
  const unicode = domainToUnicode(name);
  return !/(?:^|\.)xn--/.test(unicode) && domainToASCII(unicode) === name ? undefined : "bad_idn";
}

function endsInNumber(labels: readonly string[]): boolean {
  return numberLabel.test(labels.at(-1) ?? "");
}

/** `127.1`, `0x7f.0.0.1` and, in a URL, `2130706433` reach an address; `v1.2.3` reaches nothing. */
function numberReason(labels: readonly string[], inUrl: boolean): RejectionReason {
  const isAddress = labels.length <= 4 && labels.every((label) => numberLabel.test(label));
  const isBareNumber = labels.length === 1 && !inUrl;
  return isAddress && !isBareNumber ? "ip_address" : "not_a_name";
}

function rejected(reason: RejectionReason): NameReading {
  return { ok: false, reason };
}
