import { styleText } from "node:util";
import stringWidth from "string-width";
import type { Words } from "./words.ts";

/** A stream as far as the screen needs it: standard output or standard error. */
export interface Out {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What a person, or the program that reads us, sees. Results go to `out`, everything else to `err`. */
export interface Screen {
  /** One line of results. */
  line(text: string): void;
  /** One line for the person, beside the results. */
  note(text: string): void;
  /** The line that is always last and always new; null takes it away. Nothing where no one watches. */
  progress(text: string | null): void;
  readonly watched: boolean;
  /** `text` in a style where the results go to a terminal that shows colour. */
  style(style: Parameters<typeof styleText>[0], text: string): string;
}

/** A screen, and the words to put on it. */
export interface Terminal {
  readonly screen: Screen;
  readonly words: Words;
}

const eraseLine = "\r\x1b[2K";

/** A screen over two streams; a progress line is only ever drawn where both are terminals. */
export function createScreen(out: Out, err: Out, options: { readonly json: boolean }): Screen {
  const watched = !options.json && out.isTTY === true && err.isTTY === true;
  let shown: string | null = null;

  const around = (write: () => void) => {
    if (shown !== null) err.write(eraseLine);
    write();
    if (shown !== null) err.write(shown);
  };

  return {
    watched,
    line: (text) => around(() => out.write(`${text}\n`)),
    note: (text) => around(() => err.write(`${text}\n`)),
    progress(text) {
      if (!watched) return;
      if (shown !== null) err.write(eraseLine);
      shown = text === null ? null : cut(text, (err.columns ?? 80) - 1);
      if (shown !== null) err.write(shown);
    },
    // validateStream honours NO_COLOR, FORCE_COLOR and a stream that is no terminal.
    style: (style, text) =>
      options.json
        ? text
        : styleText(style, text, { stream: out as unknown as NodeJS.WriteStream, validateStream: true }),
  };
}

/** A line that wraps could not be erased. */
function cut(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  let width = 0;
  let kept = "";
  for (const character of text) {
    width += stringWidth(character);
    if (width >= columns) break;
    kept += character;
  }
  return `${kept}…`;
}
