import type { Spell } from "../../shared/contract/history.ts";

/** A stretch of the chart, in percent of its width. */
export interface Stretch {
  readonly left: number;
  readonly width: number;
}

/** A spell as it is drawn: what is known for sure, and the time before and after in which it began or ended. */
export interface Bar {
  readonly spell: Spell;
  readonly sure: Stretch;
  readonly before: Stretch | null;
  readonly after: Stretch | null;
}

/** One engine's spells, the oldest first. */
export interface Lane {
  readonly engine: string;
  readonly bars: readonly Bar[];
}

/** Narrower than this a bar cannot be seen, in percent. */
const narrowest = 0.8;

/** Each engine with its spells between `since` and `now` (ms UTC), in the order in which they come. */
export function lanesOf(spells: readonly Spell[], since: number, now: number): readonly Lane[] {
  const at = (time: number) =>
    (100 * (Math.min(Math.max(time, since), now) - since)) / Math.max(1, now - since);
  const stretch = (from: number, to: number): Stretch | null =>
    at(to) > at(from) ? { left: at(from), width: at(to) - at(from) } : null;
  return [...Map.groupBy(spells, ({ engine }) => engine)].map(([engine, list]) => ({
    engine,
    bars: list
      .toSorted((a, b) => a.from - b.from)
      .map((spell) => ({
        spell,
        sure: wide(at(spell.from), at(spell.until === null ? now : spell.to)),
        before: stretch(spell.after ?? spell.from, spell.from),
        after: spell.until === null ? null : stretch(spell.to, spell.until),
      })),
  }));
}

function wide(from: number, to: number): Stretch {
  const width = Math.max(narrowest, to - from);
  return { left: Math.min(from, 100 - width), width };
}

/** Where the chart has its lines: the beginnings of local days, evenly, at most `most` of them, and none at the end. */
export function ticksOf(
  since: number,
  now: number,
  most: number,
): readonly { readonly at: number; readonly left: number }[] {
  const days = Math.max(1, Math.round((now - since) / 86_400_000));
  const step = Math.ceil(days / most);
  const first = new Date(since);
  const ticks: { at: number; left: number }[] = [];
  for (let n = 1; n <= days; n += step) {
    const at = new Date(first.getFullYear(), first.getMonth(), first.getDate() + n).getTime();
    const left = (100 * (at - since)) / (now - since);
    if (left < 98) ticks.push({ at, left });
  }
  return ticks;
}
