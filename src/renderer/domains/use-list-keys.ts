import { useAct } from "../shell/acts.ts";
import type { CursorInList } from "./use-cursor.ts";
import type { Rows } from "./use-rows.ts";
import type { Selecting } from "./use-selecting.ts";

export interface ListKeys {
  readonly rows: Rows | null;
  readonly cursor: CursorInList;
  readonly selecting: Selecting;
  readonly open: string | null;
  readonly onOpen: (name: string | null) => void;
  readonly onCheck: (name: string | null) => void;
  readonly scroller: HTMLElement | null;
  /** Of a row, in px. */
  readonly height: number;
}

/** What the shortcuts do in the list. */
export function useListKeys({ rows, cursor, selecting, open, onOpen, onCheck, scroller, height }: ListKeys) {
  const { at, go } = cursor;
  const nowhere = at.name === null;
  const step = (by: number) => go(nowhere && by > 0 ? 0 : at.index + by);
  const screenful = () => Math.max(1, Math.floor((scroller?.clientHeight ?? 0) / height) - 2);
  const stretch = (by: number) => {
    if (rows === null || rows.total === 0) return;
    const to = Math.max(0, Math.min(at.index + by, rows.total - 1));
    void selecting.extend({ name: rows.at(at.index)?.name ?? "", index: at.index }, to);
    go(to);
  };

  useAct("down", () => step(1));
  useAct("up", () => step(-1));
  useAct("pageDown", () => step(screenful()));
  useAct("pageUp", () => step(-screenful()));
  useAct("first", () => go(0));
  useAct("last", () => go(Number.POSITIVE_INFINITY));
  useAct("selectDown", () => stretch(1));
  useAct("selectUp", () => stretch(-1));
  useAct("selectAll", () => selecting.all());
  useAct("open", () => {
    const row = rows?.at(at.index);
    if (row !== undefined) onOpen(row.name);
  });
  useAct("select", () => {
    const row = rows?.at(at.index);
    if (row === undefined) return;
    cursor.take(row.name, at.index);
    selecting.toggle({ name: row.name, index: at.index });
  });
  useAct("check", () => onCheck(nowhere ? open : (rows?.at(at.index)?.name ?? open)));
}
