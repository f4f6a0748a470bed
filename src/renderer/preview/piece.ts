import { lineIn, type Stretch } from "./lines.ts";

/** A piece of the text that was refused: on which line, and as it was told. */
export interface Piece {
  readonly line: number;
  readonly text: string;
}

/**
 * What is told of a piece is not what stands in the text: defanged dots are made whole, what is invisible is left
 * out, space is made one, doubled quotes of a cell are made single, and past 200 characters it is cut off
 * (watch/domains/line.ts and defang.ts). Each of these rewrites is undone here by searching in the rewritten line and
 * remembering where each of its characters comes from.
 */
const unseen = `(?<none>${String.fromCharCode(0x1b)}\\[[0-9;]{0,20}[A-Za-z]|\\p{Cf}+)`;
const space = "(?<space>[\\p{Cc}\\s]+)";
const dot = "(?<dot> ?[[({](?:\\.|dot)[\\])}] ?|[[({]\\.|\\.[\\])}](?=[\\p{L}\\p{N}_])|\\\\\\.)";
const colon = "\\[(?<colon>:(?:\\/\\/|\\\\\\\\)?)\\]|\\[(?<scheme>:\\/\\/)";
const slash = "(?<slash>\\[\\/\\])";
const at = "(?<at> ?[[({](?:@|at)[\\])}] ?)";
const quote = '(?<quote>"")';

/** As it is told of a piece of a line, of a whole one, and of a cell in quotes. */
const rewrites: readonly RegExp[] = [
  [unseen, dot, colon, slash, at, space],
  [unseen, space],
  [unseen, quote, space],
].map((parts) => new RegExp(parts.join("|"), "giu"));

/** Longer pieces are told by their beginning. */
const longestTold = 200;
/** A row of a table may go on over the lines after it: so much of them is looked at. */
const furthest = 8_192;

interface Rewritten {
  readonly text: string;
  /** Where each unit of `text` begins and ends in the original. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

function rewrite(original: string, pattern: RegExp): Rewritten {
  let text = "";
  const from: number[] = [];
  const to: number[] = [];
  const put = (written: string, start: number, end: number) => {
    for (let at = 0; at < written.length; at++) {
      from.push(written.length === end - start ? start + at : start);
      to.push(written.length === end - start ? start + at + 1 : end);
    }
    text += written;
  };
  let done = 0;
  for (const match of original.matchAll(pattern)) {
    put(original.slice(done, match.index), done, match.index);
    done = match.index + match[0].length;
    put(inPlaceOf(match.groups ?? {}), match.index, done);
  }
  put(original.slice(done), done, original.length);
  return { text, from, to };
}

function inPlaceOf(groups: Readonly<Record<string, string | undefined>>): string {
  if (groups.dot !== undefined) return ".";
  if (groups.slash !== undefined) return "/";
  if (groups.at !== undefined) return "@";
  if (groups.space !== undefined) return " ";
  if (groups.quote !== undefined) return '"';
  return groups.colon ?? groups.scheme ?? "";
}

// What lines are cut at into pieces (watch/domains/line.ts).
const cuts = /[\s\p{Cc}'(){}=‘’",;<>|`“”„«»‹›「」『』【】（）〈〉《》、，；]/u;
const cutsAll = /[\s\p{Cc}",;<>|`“”„«»‹›「」『』【】（）〈〉《》、，；]/u;

/** The nth place (from 0) where the piece stands by itself; where it nowhere does, the nth where it stands at all. */
function find({ text }: Rewritten, piece: string, nth: number): number {
  const alone: number[] = [];
  const any: number[] = [];
  for (let at = text.indexOf(piece); at >= 0 && alone.length <= nth; at = text.indexOf(piece, at + 1)) {
    any.push(at);
    const end = at + piece.length;
    const opens = at === 0 || cuts.test(text.charAt(at - 1));
    const closes = end === text.length || piece.length >= longestTold - 1 || cuts.test(text.charAt(end));
    if (opens && closes) alone.push(at);
  }
  return alone[nth] ?? (alone.length > 0 ? alone[alone.length - 1] : any[nth]) ?? -1;
}

function findIn(original: string, piece: string, nth: number): Stretch | null {
  for (const pattern of rewrites) {
    const rewritten = rewrite(original, pattern);
    const at = find(rewritten, piece, nth);
    if (at < 0) continue;
    const from = rewritten.from[at] ?? 0;
    let to = rewritten.to[at + piece.length - 1] ?? original.length;
    // Cut off: a piece without a space goes on to the next cut, a whole line to its end.
    if (piece.length >= longestTold - 1)
      while (to < original.length && (piece.includes(" ") || !cutsAll.test(original.charAt(to)))) to++;
    return { from, to };
  }
  return null;
}

/**
 * Where a refused piece stands in the text it was read from; null where it cannot be found again.
 * @param nth how many pieces before it on the same line are told with the same text
 */
export function locate(text: string, { line, text: piece }: Piece, nth = 0): Stretch | null {
  const found = lineIn(text, line);
  if (found === null || piece === "") return null;
  const inLine = findIn(text.slice(found.from, found.to), piece, nth);
  const stretch = inLine ?? findIn(text.slice(found.from, found.from + furthest), piece, nth);
  return stretch && { from: found.from + stretch.from, to: found.from + stretch.to };
}
