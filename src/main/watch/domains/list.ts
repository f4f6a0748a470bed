/** A list of domain names out of anything a person pastes: lines, tables, hosts files, reports, prose. */

import type { RejectionReason } from "../../../shared/rejection.ts";
import {
  hasContent,
  isComment,
  looksLikeAddress,
  looksLikeHost,
  mayBeHost,
  type Piece,
  pieces,
  shown,
  stretchesOf,
  withoutComment,
} from "./line.ts";
import { type DomainName, type ReadOptions, readName } from "./name.ts";
import { rows } from "./rows.ts";
import { findTable, headingRank, type Table } from "./table.ts";
import { replaced, type Stretch, type Trace, untouched } from "./trace.ts";

/** A name seen for the first time. Lines are physical lines of the text, from 1, also inside a quoted cell. */
export interface Accepted extends DomainName {
  readonly line: number;
}

/** A name seen again. */
export interface Duplicate {
  readonly line: number;
  readonly text: string;
  readonly name: string;
  readonly firstLine: number;
}

/**
 * What was meant as a name and is none. `text` is at most 200 characters, without control characters; as it was
 * written it stands from `from` up to `to`, in UTF-16 units from the beginning of the line. A row of a table may go
 * on over the lines after it: then a line's end counts as one unit.
 */
export interface Rejected extends Stretch {
  readonly line: number;
  readonly text: string;
  readonly reason: RejectionReason;
}

/** Each part is in the order of the text. */
export interface DomainList {
  readonly accepted: readonly Accepted[];
  readonly duplicates: readonly Duplicate[];
  readonly rejected: readonly Rejected[];
}

/**
 * Reads every name in a text. Never throws. A line with anything on it ends as names, duplicates or rejections;
 * only comments, headings, decoration (`---`, `[`) and the further lines of a note in a table leave no trace.
 *
 * Plain words beside a name are notes and are passed over (`example.com our shop`); what looks like a host and is
 * none is rejected by itself (`example.com exmaple.con`); a line of words alone is rejected once, as a whole. An
 * IP address is passed over where it only says where a name is (`0.0.0.0 evil.com`, `evil.com 203.0.113.9`).
 */
export function readList(text: string, options: ReadOptions = {}): DomainList {
  const lines = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  const list = startList(options);
  const table = findTable(lines, options);
  if (table === undefined) readLines(lines, list);
  else readTable(lines, table, list);
  const { accepted, duplicates, rejected } = list;
  return { accepted, duplicates, rejected };
}

type GrowingList = ReturnType<typeof startList>;

function readLines(text: string, list: GrowingList): void {
  let heading: { text: string; line: number } | undefined;
  let atTop = true;
  for (let start = 0, line = 1; start <= text.length; line++) {
    const feed = text.indexOf("\n", start);
    const end = feed < 0 ? text.length : feed;
    const written = text.slice(start, end);
    const found = written.trim();
    start = end + 1;
    if (found === "" || isComment(found)) continue;
    if (atTop && headingRank(found) >= 0) heading = { text: written, line };
    else list.add(untouched(written), line, 0);
    atTop &&= !hasContent(found);
  }
  // A heading with nothing under it was perhaps meant as a name.
  if (heading !== undefined && list.isEmpty()) list.add(untouched(heading.text), heading.line, 0);
}

function readTable(text: string, table: Table, list: GrowingList): void {
  let isHeader = table.hasHeader;
  for (const row of rows(text, table.delimiter)) {
    if (!hasContent(row.text) || isComment(row.text.trimStart(), table.delimiter)) continue;
    const cell = row.cells.length === 1 ? row.cells[0] : row.cells[table.column];
    if (isHeader) isHeader = false;
    else if (cell === undefined || !hasContent(cell.text))
      list.reject(row.text, row.line, "not_a_name", trimmed(row.text));
    else
      for (const [index, part] of cell.written.split("\n").entries()) {
        const traced = cell.text === cell.written ? untouched(part) : replaced(untouched(part), [/""/g, '"']);
        list.add(traced, cell.line + index, index === 0 ? cell.from - lineStart(text, cell.from) : 0);
      }
  }
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

/** Where a text stands without the space around it. */
function trimmed(text: string): Stretch {
  const from = text.length - text.trimStart().length;
  return { from, to: from + text.trim().length };
}

function startList(options: ReadOptions) {
  const accepted: Accepted[] = [];
  const duplicates: Duplicate[] = [];
  const rejected: Rejected[] = [];
  const firstLines = new Map<string, number>();

  function reject(text: string, line: number, reason: RejectionReason, { from, to }: Stretch): void {
    rejected.push({ line, text: shown(text), reason, from, to });
  }

  function accept({ name, typed }: DomainName, text: string, line: number): void {
    const firstLine = firstLines.get(name);
    if (firstLine !== undefined) {
      duplicates.push({ line, text: shown(text), name, firstLine });
      return;
    }
    firstLines.set(name, line);
    accepted.push({ name, typed, line });
  }

  /** Takes in one line, or one line of a cell that begins `start` units into its line. */
  function add(written: Trace, line: number, start: number): void {
    const text = withoutComment(written.text);
    if (!hasContent(text)) return;
    const margin = written.text.length - written.text.trimStart().length;
    const stretchOf = stretchesOf(text);

    /** Where a stretch of the text stands in its line. */
    function inLine({ from, to }: Stretch): Stretch {
      const back = written.back({ from: margin + from, to: margin + to });
      return { from: start + back.from, to: start + back.to };
    }

    const whole = () => inLine({ from: 0, to: text.length });
    const found = pieces(text);
    const [only] = found;
    if (only !== undefined && found.length === 1) {
      const reading = readName(only.text, options);
      if (reading.ok) accept(reading.domain, text, line);
      else reject(text, line, reading.reason, whole());
      return;
    }
    let names = 0;
    let words = 0;
    const faults: Fault[] = [];
    for (const [index, piece] of found.entries()) {
      if (!mayBeHost(piece.text)) {
        words++;
        continue;
      }
      const reading = readName(piece.text, options);
      if (reading.ok) {
        names++;
        accept(reading.domain, piece.text, line);
        continue;
      }
      const address = reading.reason === "ip_address" && looksLikeAddress(piece.text);
      if (!piece.inUrlTail && (address || looksLikeHost(piece.text)))
        faults.push({ piece, reason: reading.reason, address, first: index === 0 });
      else words++;
    }
    const meant = isSpaced(text) ? withoutLocation(faults, names) : faults;
    const [fault] = meant;
    if (fault === undefined) {
      if (names === 0) reject(text, line, "not_a_name", whole());
    } else if (names === 0 && meant.length > 1 && words > meant.length) {
      // A sentence: one rejection is enough.
      const alike = meant.every((other) => other.reason === fault.reason);
      reject(text, line, alike ? fault.reason : "not_a_name", whole());
    } else {
      for (const { piece, reason } of meant) reject(piece.text, line, reason, inLine(stretchOf(piece)));
    }
  }

  const isEmpty = () => accepted.length + rejected.length === 0;
  return { accepted, duplicates, rejected, add, reject, isEmpty };
}

interface Fault {
  readonly piece: Piece;
  readonly reason: RejectionReason;
  readonly address: boolean;
  readonly first: boolean;
}

function isSpaced(text: string): boolean {
  return !/[,;]/.test(text);
}

/** Without the one address that stands before names, as in a hosts file, or beside a single name. */
function withoutLocation(faults: readonly Fault[], names: number): readonly Fault[] {
  const addresses = faults.filter((fault) => fault.address);
  const others = faults.filter((fault) => !fault.address);
  const [address] = addresses;
  if (address === undefined || addresses.length > 1) return faults;
  const locates = address.first ? names + others.length > 0 : names === 1;
  return locates ? others : faults;
}
