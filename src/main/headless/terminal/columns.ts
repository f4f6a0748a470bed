import stringWidth from "string-width";

/**
 * Text of a stranger's making, fit for a terminal: what could move the cursor, colour the screen or turn the
 * direction of writing is taken out.
 */
export function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "");
}

/** Filled with spaces to `width` columns as a terminal counts them: a kanji takes two. */
export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - stringWidth(text)));
}

/** The columns that the widest of some texts takes, and no more than `most`. */
export function widest(texts: readonly string[], most = Number.POSITIVE_INFINITY): number {
  return texts.reduce((wide, text) => Math.max(wide, Math.min(most, stringWidth(text))), 0);
}

/** Names wider than this do not push the rest of every line to the right. */
export const widestName = 40;
