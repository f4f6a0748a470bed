/** Reading delimited text (CSV, TSV) as RFC 4180 has it, and as it is when it was written by hand. */

export type Delimiter = "," | ";" | "\t";

interface Cell {
  /** Without its quotes. It can hold line feeds. */
  readonly text: string;
  /** The physical line it begins on, from 1. */
  readonly line: number;
  /** Where that begins in the text, in UTF-16 units, without its quote. */
  readonly from: number;
  /** As it stands in the text between its quotes, if it has any: two of them inside stand for one. */
  readonly written: string;
}

export interface Row {
  /** As it stands in the text, with quotes, without its line feed. */
  readonly text: string;
  readonly line: number;
  /** Where the row begins in the text, in UTF-16 units. */
  readonly from: number;
  readonly cells: readonly Cell[];
}

/** Cells beyond this many are left out: no list is that wide, and ten megabytes of commas may come. */
const widest = 1000;

/**
 * The rows of a text whose lines end in LF. A quote opens a cell only where a cell begins, and only if it closes
 * before a delimiter or a line's end; any other quote is a character, so that a stray one does not swallow the rest.
 */
export function* rows(text: string, delimiter: Delimiter): Generator<Row> {
  const endOfCell = cellEnds(text, delimiter);
  let position = 0;
  let line = 1;
  while (position < text.length) {
    const start = position;
    const startLine = line;
    const cells: Cell[] = [];
    for (let more = true; more; ) {
      const { end, content, from, written } = endOfCell(position);
      if (cells.length < widest) cells.push({ text: content, line, from, written });
      line += count(content, "\n");
      position = end + 1;
      more = text[end] === delimiter;
    }
    line++;
    yield { text: text.slice(start, position - 1), line: startLine, from: start, cells };
  }
}

interface CellEnd {
  readonly end: number;
  readonly content: string;
  readonly from: number;
  readonly written: string;
}

/** Reads the cell that begins at a position. Positions must grow from call to call. */
function cellEnds(text: string, delimiter: Delimiter): (from: number) => CellEnd {
  const nextDelimiter = nextOf(text, delimiter);
  const nextLine = nextOf(text, "\n");
  // Up to here quotes have been looked at and found to close nothing: looking again would be quadratic.
  let strayUntil = 0;
  return (from) => {
    const start = skipSpaces(text, from);
    if (text[start] === '"' && start >= strayUntil) {
      const close = closingQuote(text, start);
      const end = skipSpaces(text, close + 1);
      const closes =
        close < text.length && (end === text.length || text[end] === delimiter || text[end] === "\n");
      const written = text.slice(start + 1, close);
      if (closes) return { end, content: written.replaceAll('""', '"'), from: start + 1, written };
      strayUntil = close;
    }
    const end = Math.min(nextDelimiter(from), nextLine(from));
    const content = text.slice(from, end);
    return { end, content, from, written: content };
  };
}

/** Where the quote that opens at `start` closes; the text's length if it never does. */
function closingQuote(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at < 0 ? text.length : at;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === " ") at++;
  return at;
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found++;
  return found;
}

/** Finds the next `character` at or after a position that only grows; the text's length if there is none. */
function nextOf(text: string, character: string): (from: number) => number {
  let next = -1;
  return (from) => {
    if (next < from) next = text.indexOf(character, from);
    if (next < 0) next = text.length;
    return next;
  };
}
