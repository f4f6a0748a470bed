import { useCallback, useMemo, useState } from "react";
import type { DomainFilter, Targets } from "../../shared/contract/domains.ts";
import { useTell } from "../shell/tell.ts";
import { namesBetween } from "./pages.ts";
import {
  type Anchor,
  allOf,
  amongShown,
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

interface Kept {
  readonly selection: Selection;
  /** The filter that it was made under; null for none. */
  readonly under: DomainFilter | null;
}

const nothingKept: Kept = { selection: noSelection, under: null };

/** The selection, and what changes it. Ranges may reach over rows that are not there yet: those are asked for. */
export function useSelecting(rows: Rows | null) {
  const tell = useTell();
  const [kept, setKept] = useState(nothingKept);
  const filter = rows?.view.filter ?? null;
  const holds = useMemo(() => holding(kept, rows), [kept, rows]);
  if (holds !== kept) setKept(holds);
  const { selection } = holds;

  const change = useCallback(
    (to: (now: Selection) => Selection) =>
      setKept((now) => ({ selection: to(now.selection), under: filter })),
    [filter],
  );
  const toggle = useCallback((at: Anchor) => change((now) => withToggled(now, at)), [change]);
  const clear = useCallback(() => setKept(nothingKept), []);
  const drop = useCallback(
    (gone: readonly string[]) =>
      setKept(({ selection, under }) => ({ selection: without(selection, gone), under })),
    [],
  );

  /** From the anchor to a place in the list, both included. Where there is no anchor, `from` becomes it. */
  const extend = useCallback(
    async (from: Anchor, to: number) => {
      if (rows === null || selection.kind === "all") return;
      const anchor = selection.anchor ?? from;
      const found = rows.indexOf(anchor.name);
      const start = found < 0 ? Math.min(anchor.index, rows.total - 1) : found;
      try {
        const range = await namesOf(rows, Math.min(start, to), Math.max(start, to));
        change((now) => withRange(now, range, { ...anchor, index: start }));
      } catch (thrown) {
        tell.failure(thrown);
      }
    },
    [selection, rows, tell, change],
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
        if (rows !== null && rows.total > 0) change(() => allOf(rows.view.filter));
      },
      clear,
      drop,
      /** The names of what is selected, also of what is not in sight. */
      names,
      /** What the contract is to be told. */
      targets: async (): Promise<Targets> => targetsOf(selection) ?? { names: [...(await names())] },
    };
  }, [selection, rows, toggle, extend, change, clear, drop]);
}

export type Selecting = ReturnType<typeof useSelecting>;

/**
 * What of a selection still holds. It belongs to the filter that it was made under: what is done with it must not
 * reach domains that nobody sees, whether they were selected one by one or all at once.
 */
function holding(kept: Kept, rows: Rows | null): Kept {
  if (rows === null || kept === nothingKept) return kept;
  if (kept.under !== rows.view.filter) return nothingKept;
  if (rows.loaded.length < rows.total) return kept;
  const selection = amongShown(kept.selection, new Set(rows.loaded.map(({ name }) => name)));
  return selection === kept.selection ? kept : { ...kept, selection };
}

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
