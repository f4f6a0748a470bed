import { useCallback, useMemo, useState } from "react";
import type { Targets } from "../../shared/contract/domains.ts";
import { useTell } from "../shell/tell.ts";
import { namesBetween } from "./pages.ts";
import {
  type Anchor,
  allOf,
  isSelected,
  noSelection,
  type Selection,
  selectedCount,
  targetsOf,
  without,
  withRange,
  withToggled,
} from "./selection.ts";
import type { Rows } from "./use-rows.ts";

/** The selection, and what changes it. Ranges may reach over rows that are not there yet: those are asked for. */
export function useSelecting(rows: Rows | null) {
  const tell = useTell();
  const [kept, setKept] = useState<Selection>(noSelection);
  // "All" means what the filter of that moment left. Under another filter it would silently mean others.
  const outlived = kept.kind === "all" && rows !== null && kept.filter !== rows.view.filter;
  if (outlived) setKept(noSelection);
  const selection = outlived ? noSelection : kept;

  const toggle = useCallback((at: Anchor) => setKept((now) => withToggled(now, at)), []);
  const clear = useCallback(() => setKept(noSelection), []);
  const drop = useCallback((gone: readonly string[]) => setKept((now) => without(now, gone)), []);

  /** From the anchor to a place in the list, both included. Where there is no anchor, `from` becomes it. */
  const extend = useCallback(
    async (from: Anchor, to: number) => {
      if (rows === null || selection.kind === "all") return;
      const anchor = selection.anchor ?? from;
      const found = rows.indexOf(anchor.name);
      const start = found < 0 ? Math.min(anchor.index, rows.total - 1) : found;
      try {
        const range = await namesOf(rows, Math.min(start, to), Math.max(start, to));
        setKept((now) => withRange(now, range, { ...anchor, index: start }));
      } catch (thrown) {
        tell.failure(thrown);
      }
    },
    [selection, rows, tell],
  );

  return useMemo(() => {
    const total = rows?.total ?? 0;
    const names = async (): Promise<readonly string[]> => {
      if (selection.kind === "names") return [...selection.names];
      if (rows === null) return [];
      const all = await namesOf(rows, 0, total - 1);
      return all.filter((name) => !selection.except.has(name));
    };
    return {
      count: selectedCount(selection, total),
      /** Whether it is all that the filter leaves. */
      isAll: selection.kind === "all" && selection.except.size === 0,
      has: (name: string) => isSelected(selection, name),
      toggle,
      extend,
      all: () => {
        if (rows !== null && rows.total > 0) setKept(allOf(rows.view.filter));
      },
      clear,
      drop,
      /** The names of what is selected, also of what is not in sight. */
      names,
      /** What the contract is to be told. */
      targets: async (): Promise<Targets> => targetsOf(selection) ?? { names: [...(await names())] },
    };
  }, [selection, rows, toggle, extend, clear, drop]);
}

export type Selecting = ReturnType<typeof useSelecting>;

/** Names by their places; nobody is asked for those that are there. */
async function namesOf(rows: Rows, first: number, last: number): Promise<readonly string[]> {
  const known: string[] = [];
  for (let index = first; index <= last; index += 1) {
    const row = rows.at(index);
    if (row === undefined) return namesBetween(rows.view, first, last);
    known.push(row.name);
  }
  return known;
}
