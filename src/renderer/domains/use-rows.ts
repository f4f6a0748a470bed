import { useQueries } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import type { DomainRow } from "../../shared/contract/domains.ts";
import { pageLength, pageQuery } from "./pages.ts";
import type { View } from "./view.ts";

/** The rows of a view, as far as they are there. */
export interface Rows {
  /** The view that these rows are of: while another one is on its way, the one before. */
  readonly view: View;
  readonly total: number;
  at(index: number): DomainRow | undefined;
  /** Where a domain stands, among the rows that are there; -1 where it is not. */
  indexOf(name: string): number;
  /** All that are there, in order. */
  readonly loaded: readonly DomainRow[];
}

export interface RowsState {
  /** Null until the first answer. */
  readonly rows: Rows | null;
  /** What the last question came to, where it brought no answer. */
  readonly error: unknown;
  readonly again: () => void;
}

/** Which pages are looked at, both included. */
export interface PageRange {
  readonly first: number;
  readonly last: number;
}

type Page = { readonly rows: readonly DomainRow[]; readonly total: number };

/** Asks for the pages of a view that are looked at. Until the first of them is there, the rows before stay. */
export function useRows(view: View, { first, last }: PageRange): RowsState {
  const numbers = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  // Without `combine`, whose result TanStack compares with the one before as deep as it goes, row by row.
  const results = useQueries({ queries: numbers.map((page) => pageQuery(view, page)) });
  const pages = useSameItems(results.map(({ data }) => data));
  // Pages that were asked at different moments may differ in what they say of the whole.
  const total = results.toSorted((a, b) => b.dataUpdatedAt - a.dataUpdatedAt)[0]?.data?.total ?? null;
  const fresh = useMemo(() => rowsOf(view, first, pages, total), [view, first, pages, total]);
  const before = useRef<Rows | null>(null);
  if (fresh !== null) before.current = fresh;
  return {
    rows: before.current,
    error: results.find(({ isError }) => isError)?.error ?? null,
    again: () => {
      for (const each of results) if (each.isError) void each.refetch();
    },
  };
}

/** The array from before for as long as it holds the same. */
function useSameItems<T>(items: readonly T[]): readonly T[] {
  const before = useRef(items);
  const { current } = before;
  if (current.length !== items.length || items.some((item, n) => item !== current[n])) before.current = items;
  return before.current;
}

function rowsOf(
  view: View,
  first: number,
  pages: readonly (Page | undefined)[],
  total: number | null,
): Rows | null {
  if (total === null) return null;
  const start = first * pageLength;
  const places = new Map<string, number>();
  for (const [n, page] of pages.entries())
    for (const [index, row] of (page?.rows ?? []).entries())
      places.set(row.name, start + n * pageLength + index);
  return {
    view,
    total,
    loaded: pages.flatMap((page) => page?.rows ?? []),
    at: (index) => pages[Math.floor(index / pageLength) - first]?.rows[index % pageLength],
    indexOf: (name) => places.get(name) ?? -1,
  };
}
