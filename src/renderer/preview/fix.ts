import { lineIn, type Stretch } from "./lines.ts";

export function replace(text: string, { from, to }: Stretch, by: string): string {
  return text.slice(0, from) + by + text.slice(to);
}

const content = /[\p{L}\p{N}]/u;
const separatorsAfter = /^[ \t]*[,;]?[ \t]*/;
const separatorsBefore = /[ \t]*[,;]?[ \t]*$/;

/**
 * The text without a piece of it. Where nothing else on its line is a name (`alone`), the line goes as a whole, with
 * its notes: what is left of a table's row would be refused again. A line inside an open quote stays, since the quote
 * closes on another one. Else the piece goes with one separator beside it, and its neighbours stay as they are.
 */
export function leaveOut(text: string, line: number, piece: Stretch, alone: boolean): string {
  const found = lineIn(text, line);
  if (found === null) return text;
  const onOneLine = piece.to <= found.to;
  const rest = text.slice(found.from, piece.from) + text.slice(piece.to, Math.max(found.to, piece.to));
  const quotes = text.slice(found.from, found.to).split('"').length - 1;
  if (onOneLine && quotes % 2 === 0 && (alone || !content.test(rest))) return withoutLine(text, found);
  const after = text.slice(piece.to, Math.max(found.to, piece.to));
  const before = text.slice(found.from, piece.from);
  const quoted = before.endsWith('"') && after.startsWith('"');
  if (quoted) return replace(text, piece, "");
  if (after.trim() === "")
    return replace(
      text,
      { from: piece.from - (separatorsBefore.exec(before)?.[0].length ?? 0), to: piece.to },
      "",
    );
  return replace(
    text,
    { from: piece.from, to: piece.to + (separatorsAfter.exec(after)?.[0].length ?? 0) },
    "",
  );
}

function withoutLine(text: string, { from, to }: Stretch): string {
  const end = /^(?:\r\n?|\n)/.exec(text.slice(to, to + 2));
  if (end !== null) return text.slice(0, from) + text.slice(to + end[0].length);
  return text.slice(0, from).replace(/(?:\r\n?|\n)$/, "");
}
