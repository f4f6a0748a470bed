/** Chance without chance: the same words always fall the same way, so a practice day can be told again. */

/** A number from 0 to 2^32 - 1 that depends on the words alone (FNV-1a, stirred once more at the end). */
function draw(words: readonly (string | number)[]): number {
  let mixed = 0x811c9dc5;
  for (const word of words) {
    const text = String(word);
    for (let at = 0; at < text.length; at += 1) mixed = Math.imul(mixed ^ text.charCodeAt(at), 0x01000193);
    mixed = Math.imul(mixed ^ 0x1f, 0x01000193);
  }
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** An integer from 0 to `sides` - 1, the same for the same words. */
export function roll(sides: number, ...words: readonly (string | number)[]): number {
  return draw(words) % sides;
}

/** One of the list, the same for the same words. @throws {RangeError} where the list is empty */
export function pick<T>(list: readonly T[], ...words: readonly (string | number)[]): T {
  const picked = list[roll(Math.max(1, list.length), ...words)];
  if (picked === undefined) throw new RangeError("there is nothing to pick from");
  return picked;
}

/** The list in another order, the same for the same words. */
export function shuffled<T>(list: readonly T[], ...words: readonly (string | number)[]): T[] {
  return list
    .map((item, at) => ({ item, at, lot: draw([...words, at]) }))
    .sort((a, b) => a.lot - b.lot || a.at - b.at)
    .map(({ item }) => item);
}

/** `digits` hexadecimal digits, the same for the same words: what stands for a fingerprint or a signature. */
export function hex(digits: number, ...words: readonly (string | number)[]): string {
  let text = "";
  while (text.length < digits)
    text += draw([...words, text.length])
      .toString(16)
      .padStart(8, "0");
  return text.slice(0, digits);
}
