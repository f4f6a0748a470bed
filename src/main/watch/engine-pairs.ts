interface Named {
  readonly engine: string;
}

/** An engine before and after; null on the side where it is not. */
export type Pair<T extends Named> = readonly [before: T, after: T] | readonly [T, null] | readonly [null, T];

/**
 * A name as far as it tells engines apart: VirusTotal has renamed `ZeroFox` to `zerofox` (CONTRACT.md §8.4). A name
 * without a letter or digit is itself.
 */
export function engineKey(name: string): string {
  const key = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
  return key === "" ? name : key;
}

/**
 * Which engine of one answer is which of another: by name, and those left over by what their names have in common
 * but for case and punctuation, where no other could be meant.
 */
export function pairEngines<T extends Named>(before: readonly T[], after: readonly T[]): readonly Pair<T>[] {
  const there = new Map(after.map((each) => [each.engine, each]));
  const pairs: Pair<T>[] = [];
  const left: T[] = [];
  for (const each of before) {
    const same = there.get(each.engine);
    if (same === undefined) left.push(each);
    else pairs.push([each, same]);
    there.delete(each.engine);
  }
  const came = byKey([...there.values()]);
  const gone = byKey(left);
  for (const [key, olds] of gone) {
    const news = came.get(key) ?? [];
    const [old] = olds;
    const [renamed] = news;
    if (old !== undefined && renamed !== undefined && olds.length === 1 && news.length === 1) {
      pairs.push([old, renamed]);
      came.delete(key);
    } else for (const each of olds) pairs.push([each, null]);
  }
  for (const news of came.values()) for (const each of news) pairs.push([null, each]);
  return pairs;
}

function byKey<T extends Named>(engines: readonly T[]): Map<string, T[]> {
  return Map.groupBy(engines, ({ engine }) => engineKey(engine));
}
