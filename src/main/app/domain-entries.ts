import type { Listing } from "../store/listing.ts";
import type { Store } from "../store/store.ts";
import { type Entry, entryOf } from "./domain-entry.ts";

/** The watched list as the store has it. An entry stays the same object for as long as its domain is on the list. */
export interface Entries {
  /** All of them by name, brought up to the store. */
  fresh(): ReadonlyMap<string, Entry>;
  /** In the order of their names. */
  byName(): readonly Entry[];
  /** Another number whenever an entry has changed, come or gone. */
  version(): number;
  /** The entries that have changed, come or gone after a version; null where they are too many. */
  movedAfter(version: number): ReadonlySet<Entry> | null;
  /** Another number whenever one has come or gone. */
  members(): number;
  changed(names: readonly string[] | null): void;
}

/** With more names than this the whole list is read: it comes to the same. */
const mostNamed = 1_000;
/** Of so many versions it is known what moved. */
const mostMoves = 64;

export function createEntries(listing: Store["listing"]): Entries {
  const entries = new Map<string, Entry>();
  let byName: Entry[] = [];
  let [version, members] = [0, 0];
  /** What moved with the last versions, the newest last. */
  let moves: (readonly Entry[])[] = [];
  /** What is not up to date; null: nothing is. */
  let behind: Set<string> | null = null;

  function fresh(): ReadonlyMap<string, Entry> {
    if (behind === null || behind.size > mostNamed) update([...entries.keys()], listing.all());
    else if (behind.size > 0) update([...behind], listing.of([...behind]));
    behind = new Set();
    return entries;
  }

  /** `names` are all that may have gone, `rows` all that are there of them, or have come. */
  function update(names: readonly string[], rows: readonly Listing[]): void {
    const come: Entry[] = [];
    const moved: Entry[] = [];
    const gone = new Set(names);
    let renamed = false;
    for (const row of rows) {
      gone.delete(row.name);
      const [old, entry] = [entries.get(row.name), entryOf(row)];
      if (old === undefined) {
        come.push(entry);
        entries.set(row.name, entry);
      } else {
        renamed ||= old.letters !== entry.letters;
        moved.push(Object.assign(old, entry, { rank: old.rank }));
      }
    }
    const left = [...gone].flatMap((name) => entries.get(name) ?? []);
    for (const { name } of left) entries.delete(name);
    if (come.length > 0 || left.length > 0 || renamed) {
      byName = [...byName.filter(({ name }) => !gone.has(name)), ...come];
      rankByName(byName);
      members += 1;
    }
    version += 1;
    moves = [...moves.slice(1 - mostMoves), [...moved, ...come, ...left]];
  }

  return {
    fresh,
    byName: () => byName,
    version: () => version,
    movedAfter(before) {
      const after = version - before;
      return after > moves.length ? null : new Set(moves.slice(moves.length - after).flat());
    },
    members: () => members,
    changed(names) {
      if (names === null) behind = null;
      else for (const name of names) behind?.add(name);
    },
  };
}

/** Puts entries in the order of their names, in their place, and tells each its rank there. */
function rankByName(entries: Entry[]): void {
  entries.sort((a, b) => compare(a.letters, b.letters) || compare(a.name, b.name));
  for (const [rank, entry] of entries.entries()) entry.rank = rank;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
