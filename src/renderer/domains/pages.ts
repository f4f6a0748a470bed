import { replaceEqualDeep } from "@tanstack/react-query";
import type { DomainRow } from "../../shared/contract/domains.ts";
import { mostRows } from "../../shared/ranges.ts";
import { client, orpc } from "../rpc.ts";
import type { View } from "./view.ts";

/** Rows come by pages of so many. */
export const pageLength = 50;

/** How many rows are kept to compare with. */
const mostKept = 20_000;
const kept = new Map<string, DomainRow>();

/** Forgets them: they were another world's. */
export function forgetRows(): void {
  kept.clear();
}

interface Page {
  readonly rows: readonly DomainRow[];
  readonly total: number;
}

/** A row that says what it said before is the same object, whichever search found it: it is not drawn anew. */
function same(row: DomainRow): DomainRow {
  const before = kept.get(row.name);
  const now = before === undefined ? row : replaceEqualDeep(before, row);
  if (now !== before) {
    if (kept.size >= mostKept) kept.clear();
    kept.set(row.name, now);
  }
  return now;
}

const known = new WeakMap<Page, Page>();

/** The same page for the same answer, however often it is asked for. */
function withSameRows(answer: Page): Page {
  const before = known.get(answer);
  if (before !== undefined) return before;
  const page = { rows: answer.rows.map(same), total: answer.total };
  known.set(answer, page);
  return page;
}

/** The query of one page of a view, from page 0 on. */
export function pageQuery({ filter, sort }: View, page: number) {
  return orpc.domains.list.queryOptions({
    input: { filter, sort, offset: page * pageLength, limit: pageLength },
    select: withSameRows,
    // TanStack would compare a page with what stood in its place before, another search's rows, and mix the two.
    structuralSharing: false,
    // Pages stay while one scrolls about.
    gcTime: 300_000,
  });
}

/** The names of the rows from `first` to `last`, both included, also of those that nobody has scrolled to. */
export async function namesBetween(
  { filter, sort }: View,
  first: number,
  last: number,
): Promise<readonly string[]> {
  const names: string[] = [];
  while (first + names.length <= last) {
    const offset = first + names.length;
    const { rows } = await client.domains.list({
      filter,
      sort,
      offset,
      limit: Math.min(mostRows, last - offset + 1),
    });
    if (rows.length === 0) break;
    names.push(...rows.map(({ name }) => name));
  }
  return names;
}
