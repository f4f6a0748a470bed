/** A stretch of a text, in UTF-16 units: from `from` up to, and without, `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const lineEnd = /\r\n?|\n/g;

/** Where a line (from 1) stands, without what ends it; null where the text has no such line. */
export function lineIn(text: string, line: number): Stretch | null {
  lineEnd.lastIndex = 0;
  let from = 0;
  for (let at = 1; at < line; at++) {
    if (lineEnd.exec(text) === null) return null;
    from = lineEnd.lastIndex;
  }
  const end = lineEnd.exec(text);
  return { from, to: end?.index ?? text.length };
}

/** Where a piece of a line stands in the text; null where the text has no such line, or ends before it. */
export function pieceIn(text: string, piece: Stretch & { readonly line: number }): Stretch | null {
  const line = lineIn(text, piece.line);
  if (line === null || line.from + piece.to > text.length) return null;
  return { from: line.from + piece.from, to: line.from + piece.to };
}

/** The line (from 1) that a place in the text is on. */
export function lineOf(text: string, at: number): number {
  let line = 1;
  lineEnd.lastIndex = 0;
  for (let end = lineEnd.exec(text); end !== null && lineEnd.lastIndex <= at; end = lineEnd.exec(text))
    line++;
  return line;
}

/** A text as a text area holds it: every line ends in one line feed. */
export function withLineFeeds(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

export function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

/** The height of a line in the text area, in px; `list-area.module.css` has the same. */
export const lineHeight = 20;
