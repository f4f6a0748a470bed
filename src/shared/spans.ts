/** Spans of time in units, as the window and the terminal tell them. Pure; the words are Intl's and the locales'. */

export type Unit = "year" | "month" | "day" | "hour" | "minute" | "second";

/** In ms, the largest first. A year and a month are of the length that makes an age readable, not a calendar's. */
export const units: readonly (readonly [length: number, unit: Unit])[] = [
  [365 * 86_400_000, "year"],
  [30 * 86_400_000, "month"],
  [86_400_000, "day"],
  [3_600_000, "hour"],
  [60_000, "minute"],
  [1_000, "second"],
];

/**
 * How many whole units a span (ms) has, in the largest unit of which it has one. Rounded down, or with `round` to the
 * nearest.
 */
export function split(ms: number, round = false): readonly [count: number, unit: Unit] {
  for (const [n, [length, unit]] of units.entries()) {
    if (ms < length) continue;
    const count = round ? Math.round(ms / length) : Math.floor(ms / length);
    const [larger] = units[n - 1] ?? [Number.POSITIVE_INFINITY];
    // Rounded up to what the next unit has one of: 59.7 minutes are an hour.
    return count * length >= larger ? split(larger) : [count, unit];
  }
  return [round ? Math.round(Math.max(0, ms) / 1_000) : 0, "second"];
}

/** A text without the space that Intl puts between a number and kana or kanji, and that nobody writes. */
export function joined(text: string): string {
  return text.replace(/(?<=\d)\s(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu, "");
}

/** What `make` makes of each word, made once: Intl's formats take some 30 µs each to make. */
export function keptBy<Word extends string, T>(make: (word: Word) => T): (word: Word) => T {
  const made = new Map<Word, T>();
  return (word) => {
    const known = made.get(word);
    if (known !== undefined) return known;
    const fresh = make(word);
    made.set(word, fresh);
    return fresh;
  };
}
