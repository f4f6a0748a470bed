/** One line of a list, cut into the pieces that may be names. */
import { refang, refangTraced } from "./defang.ts";
import { replaced, type Stretch, untouched } from "./trace.ts";

/** A piece of a line, to be read by `readName`. */
export interface Piece {
  readonly text: string;
  /** It follows a comma inside what is a URL with a path, and may be part of it: heard only if it is a name. */
  readonly inUrlTail: boolean;
  /** Where it stands in the line as it is cut, which is not as it was written: `stretchesOf` goes back. */
  readonly at: Stretch;
}

const escapeCharacter = String.fromCharCode(0x1b);
const escapeCodes = new RegExp(`${escapeCharacter}\\[[0-9;]{0,20}[A-Za-z]`, "g");
const simple = /^[a-z0-9_.-]{1,253}$/i;
const spacedDots = /^[\p{L}\p{N}_-]+(?: \. [\p{L}\p{N}_-]+)+$/u;
const content = /[\p{L}\p{N}\ufffd]/u;
const excelHint = /^"?sep=[,;]?"?$/i;
const hasScheme = /^[a-z][a-z0-9+*-]{0,30}:[/\\]/i;

// A table and a loop, because a greedy expression over ten megabytes overflows the engine's stack.
const [inside, beyondHost, endsHost, endsAll] = [0, 1, 2, 3];
const kinds = new Uint8Array(0x10000);
for (const mark of "/\\?#") kinds[mark.charCodeAt(0)] = beyondHost;
for (const mark of "'(){}=‘’") kinds[mark.charCodeAt(0)] = endsHost;
for (const mark of '",;<>|`“”„«»‹›「」『』【】（）〈〉《》、，；') kinds[mark.charCodeAt(0)] = endsAll;
for (let code = 0; code < 0x10000; code++) {
  if (/[\s\p{Cc}]/u.test(String.fromCharCode(code))) kinds[code] = endsAll;
}

/**
 * The line without its comment and the space around it: after `#`, at the start or after a space. A `#` elsewhere
 * belongs to a URL.
 */
export function withoutComment(line: string): string {
  const text = line.trim();
  for (let hash = text.indexOf("#"); hash >= 0; hash = text.indexOf("#", hash + 1)) {
    if (hash === 0 || /\s/.test(text.charAt(hash - 1))) return text.slice(0, hash).trimEnd();
  }
  return text;
}

/**
 * Whether a trimmed line is a comment as a whole: `#`, `!` (adblock), `;` (zone files), `//` before a space, since
 * `//example.com` is a URL without its scheme, and Excel's `sep=;`. In a table of semicolons `;` is an empty cell.
 */
export function isComment(text: string, delimiter?: string): boolean {
  const first = text.charAt(0);
  if (first === ";") return delimiter !== ";";
  if (excelHint.test(text)) return true;
  return first === "#" || first === "!" || (first === "/" && /^\/\/(?:\s|$)/.test(text));
}

/** Whether there is anything to read: a line of rules, brackets or pictures alone is decoration. */
export function hasContent(text: string): boolean {
  return content.test(text);
}

/** Cuts a trimmed line, without its comment, at spaces, commas, quotes and brackets. URLs keep their brackets. */
export function pieces(line: string): Piece[] {
  const text = refang(line.includes(escapeCharacter) ? line.replace(escapeCodes, "") : line);
  if (simple.test(text)) return [{ text, inUrlTail: false, at: { from: 0, to: text.length } }];
  if (text.length < 300 && text.includes(" . ") && spacedDots.test(text))
    return [{ text: text.replaceAll(" ", ""), inUrlTail: false, at: { from: 0, to: text.length } }];
  const found: Piece[] = [];
  // Where the last URL with a path ended, if it did at a comma or semicolon: what follows may still be of it.
  let tail = -1;
  for (let start = 0; start < text.length; start++) {
    if (kindOf(text, start) >= endsHost) continue;
    const inUrlTail = start === tail && !hasScheme.test(text.slice(start, start + 40));
    let end = start;
    let path = inUrlTail ? start : -1;
    for (; end < text.length; end++) {
      const kind = kindOf(text, end);
      if (kind === endsAll || (kind === endsHost && path < 0)) break;
      if (kind === beyondHost && path < 0 && end > start && !"/\\:".includes(text.charAt(end - 1)))
        path = end;
    }
    const word = text.slice(start, end);
    if (hasContent(word)) found.push({ text: word, inUrlTail, at: { from: start, to: end } });
    const mayGoOn = inUrlTail || (path >= 0 && end > path + 1);
    tail = mayGoOn && (text[end] === "," || text[end] === ";") ? end + 1 : -1;
    start = end;
  }
  return found;
}

/** Where pieces of a line stand in it as it was written. It looks at the line once, when it is first asked. */
export function stretchesOf(line: string): (piece: Piece) => Stretch {
  let traced: ReturnType<typeof untouched> | undefined;
  return ({ at }) => {
    traced ??= refangTraced(replaced(untouched(line), [escapeCodes, ""]));
    return traced.back(at);
  };
}

function kindOf(text: string, index: number): number {
  return kinds[text.charCodeAt(index)] ?? inside;
}

// More than a name and its scheme can be long; a piece may be megabytes.
const longestLook = 300;
const mark = /[.。．｡:]/;
const dotted = /[\p{L}\p{N}_\ufffd-][.。．｡]{1,2}(?:[a-z]{2}|\P{ASCII})/iu;
const dottedNumber = /^[^.．]+(?:[.．][^.．]+){3}$/;

/** Whether a piece can be a host at all. Most words of a sentence cannot, and need not be read. */
export function mayBeHost(text: string): boolean {
  return mark.test(text) || text === "localhost";
}

/**
 * Whether a piece that is no name was yet meant as one: `exmaple.con`, `http://x`, `localhost`, and not the words
 * and numbers of a sentence (`shop`, `3.5`, `v1.2.3`).
 */
export function looksLikeHost(text: string): boolean {
  const start = text.slice(0, longestLook);
  return start.includes("://") || dotted.test(start) || text === "localhost";
}

/** Whether what was refused as an IP address is written like one, and not like a number or a date (`3.5`). */
export function looksLikeAddress(text: string): boolean {
  const start = text.slice(0, longestLook);
  return dottedNumber.test(start) || /:.*:/.test(start);
}

/** A text for a person to recognise: trimmed, at most 200 UTF-16 units, nothing in it that moves the cursor. */
export function shown(text: string): string {
  const cut = text.length > 400 ? text.slice(0, 400) : text;
  return cut
    .replace(/\p{Cf}+/gu, "")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, 200)
    .toWellFormed()
    .trim();
}
