import type { Rows } from "./use-rows.ts";
import type { View } from "./view.ts";

/** Where the keyboard is in the list: on a domain, and at its place for when the domain has gone. */
export interface Cursor {
  /** Null: nobody has been on the list yet; its first row then takes the focus. */
  readonly name: string | null;
  readonly index: number;
  /** The view that the place belongs to. */
  readonly view: View | null;
}

export const nowhere: Cursor = { name: null, index: 0, view: null };

/**
 * Where a cursor is in the rows as they are now: on its domain wherever that has moved to, else at its place, which
 * another domain has taken; at the top where the rows are of another view.
 */
export function settled(
  cursor: Cursor,
  rows: Pick<Rows, "at" | "indexOf" | "total" | "view"> | null,
): Cursor {
  if (rows === null) return cursor;
  const { view } = rows;
  if (cursor.name === null) return { name: null, index: 0, view };
  const found = rows.indexOf(cursor.name);
  if (found >= 0) return { name: cursor.name, index: found, view };
  const stays = cursor.view !== null && cursor.view.sort === view.sort && cursor.view.filter === view.filter;
  const index = stays ? Math.max(0, Math.min(cursor.index, rows.total - 1)) : 0;
  const there = rows.at(index);
  // Where its page is not there, the domain may still be: it keeps its name until another one is seen in its place.
  return { name: there?.name ?? cursor.name, index, view };
}
