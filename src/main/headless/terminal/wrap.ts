import stringWidth from "string-width";
import { kept } from "./times.ts";

/** What does not begin a line, and what does not end one, where Japanese is written (JIS X 4051). */
const notFirst = /^[、。，．・：；？！）」』】〕〉》ー…ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u;
const notLast = /[（「『【〔〈《]$/u;

/** Breaks a text into lines of at most `width` columns: at spaces, and in Japanese between words as well. */
export function wrapped(text: string, width: number): string {
  return text
    .split("\n")
    .map((line) => wrappedLine(line, width))
    .join("\n");
}

function wrappedLine(text: string, width: number): string {
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces(text)) {
    if (line === "" || stringWidth(line + piece) <= width) line += piece;
    else {
      lines.push(line);
      line = piece.trimStart();
    }
  }
  return [...lines, line].join("\n");
}

/** What stays in one piece, each with the space before it. Latin words, options and paths are never broken. */
function pieces(text: string): string[] {
  const joined: string[] = [];
  for (const piece of text.match(/\s*(?:[!-~]+|[^\s!-~]+)/gu) ?? []) {
    for (const part of /[^\s!-~]/u.test(piece) ? words(piece) : [piece]) {
      const last = joined.at(-1);
      if (last !== undefined && (notFirst.test(part) || notLast.test(last)))
        joined.push(`${joined.pop()}${part}`);
      else joined.push(part);
    }
  }
  return joined;
}

const segmenter = kept(() => new Intl.Segmenter("ja", { granularity: "word" }));

function words(text: string): string[] {
  return [...segmenter().segment(text)].map(({ segment }) => segment);
}
