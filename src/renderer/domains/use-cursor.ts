import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";
import { type Cursor, nowhere, settled } from "./cursor.ts";
import type { Rows } from "./use-rows.ts";

/** What the cursor needs of the list: to have a place brought into sight. */
export type BringIntoSight = (index: number) => void;

export interface CursorInList {
  readonly at: Cursor;
  /** Puts it on a place, in sight and with the focus. */
  readonly go: (index: number) => void;
  /** Puts it on a row that is in sight already, with the focus. */
  readonly take: (name: string, index: number) => void;
  /** Gives the focus to the row it is on, and brings that into sight. */
  readonly focus: () => void;
  /** Gives the focus to the row it is on, where that is drawn. */
  readonly giveFocus: () => void;
}

/**
 * The keyboard's place in the list. The focus follows it.
 * @param body holds the rows, each with its `data-index`
 */
export function useCursor(
  rows: Rows | null,
  body: RefObject<HTMLElement | null>,
  bringIntoSight: BringIntoSight,
): CursorInList {
  const [kept, setKept] = useState<Cursor>(nowhere);
  const at = settled(kept, rows);
  if (at.name !== kept.name || at.index !== kept.index || at.view !== kept.view) setKept(at);
  const wanted = useRef(false);

  const giveFocus = useCallback(() => {
    const row = body.current?.querySelector<HTMLElement>(`[data-index="${at.index}"]`);
    if (row !== null && row !== undefined && !row.contains(document.activeElement))
      row.focus({ preventScroll: true });
    return row !== null && row !== undefined;
  }, [body, at.index]);
  useLayoutEffect(() => {
    if (wanted.current && giveFocus()) wanted.current = false;
  });

  const go = useCallback(
    (index: number) => {
      if (rows === null || rows.total === 0) return;
      const to = Math.max(0, Math.min(index, rows.total - 1));
      wanted.current = true;
      setKept({ name: rows.at(to)?.name ?? "", index: to, view: rows.view });
      bringIntoSight(to);
    },
    [rows, bringIntoSight],
  );

  const take = useCallback(
    (name: string, index: number) => {
      wanted.current = true;
      setKept({ name, index, view: rows?.view ?? null });
    },
    [rows],
  );

  const focus = useCallback(() => {
    wanted.current = true;
    bringIntoSight(at.index);
    setKept((now) => ({ ...now }));
  }, [at.index, bringIntoSight]);

  return { at, go, take, focus, giveFocus };
}
