/** Replacements in a text that remember where everything comes from. */

/** From `from` up to, and without, `to`, in UTF-16 units. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface Trace {
  readonly text: string;
  /** Where a stretch of `text` stands in the text that all began with. */
  back(stretch: Stretch): Stretch;
}

/** A pattern, with the `g` flag, and what is put in its place; `$1` and `$2` are its groups. */
export type Replacement = readonly [pattern: RegExp, by: string];

export function untouched(text: string): Trace {
  return { text, back: (stretch) => stretch };
}

interface Edit {
  /** In the new text and in the old one. */
  readonly now: Stretch;
  readonly was: Stretch;
}

/** What `String.replaceAll` makes of the text, traced. What is replaced goes back to the whole of what was there. */
export function replaced(before: Trace, [pattern, by]: Replacement): Trace {
  const edits: Edit[] = [];
  let grown = 0;
  const text = before.text.replaceAll(pattern, (...args: unknown[]) => {
    const [found] = args as [string];
    const groups = args.slice(1, 3).map((group) => (typeof group === "string" ? group : ""));
    const put = by.replace(/\$([12])/g, (_, n: string) => groups[Number(n) - 1] ?? "");
    const from = args.find((arg) => typeof arg === "number") ?? 0;
    const start = from + grown;
    edits.push({ now: { from: start, to: start + put.length }, was: { from, to: from + found.length } });
    grown += put.length - found.length;
    return put;
  });
  if (edits.length === 0) return before;

  /** The last edit that begins at or before a place. */
  function lastUpTo(at: number): Edit | undefined {
    let [low, high] = [0, edits.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((edits[middle]?.now.from ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return edits[low - 1];
  }

  function unit(at: number): Stretch {
    const edit = lastUpTo(at);
    if (edit === undefined) return { from: at, to: at + 1 };
    if (at < edit.now.to) return edit.was;
    const from = at - edit.now.to + edit.was.to;
    return { from, to: from + 1 };
  }

  return {
    text,
    back: ({ from, to }) =>
      before.back({ from: unit(from).from, to: to > from ? unit(to - 1).to : unit(from).from }),
  };
}
