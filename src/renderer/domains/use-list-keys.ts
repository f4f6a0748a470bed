import { useAct } from "../shell/acts.ts";
import { paneId } from "./DetailPane.tsx";
import type { CursorInList } from "./use-cursor.ts";
import { useFollow } from "./use-follow.ts";
import type { Rows } from "./use-rows.ts";
import type { Selecting } from "./use-selecting.ts";

export interface ListKeys {
  readonly rows: Rows | null;
  readonly cursor: CursorInList;
  readonly selecting: Selecting;
  readonly open: string | null;
  readonly onOpen: (name: string | null) => void;
  /** Has the open domain be another one, without a step in the history. */
  readonly onFollow: (name: string) => void;
  readonly scroller: HTMLElement | null;
  /** Of a row, in px. */
  readonly height: number;
}

/** What the shortcuts do in the list. */
export function useListKeys({ rows, cursor, selecting, open, onOpen, onFollow, scroller, height }: ListKeys) {
  const { at, go } = cursor;
  const moved = useFollow(at.name, open, onFollow);
  const move = (to: number) => {
    moved();
    go(to);
  };
  const step = (by: number) => {
    if (at.name !== null) return move(at.index + by);
    // Nobody has been on the list yet: it goes on from the open domain, where that is in it.
    const opened = open === null ? -1 : (rows?.indexOf(open) ?? -1);
    move(opened < 0 ? 0 : opened + by);
  };
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
  useAct("first", () => move(0));
  useAct("last", () => move(Number.POSITIVE_INFINITY));
  useAct("selectDown", () => stretch(1));
  useAct("selectUp", () => stretch(-1));
  useAct("selectAll", () => selecting.all());
  useAct("open", () => {
    const row = rows?.at(at.index);
    if (row === undefined) return;
    if (row.name === open) document.getElementById(paneId)?.focus({ preventScroll: true });
    else onOpen(row.name);
  });
  useAct("select", () => {
    const row = rows?.at(at.index);
    if (row === undefined) return;
    cursor.take(row.name, at.index);
    selecting.toggle({ name: row.name, index: at.index });
  });
}
