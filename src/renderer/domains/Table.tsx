// biome-ignore-all lint/a11y/useSemanticElements: only the rows in sight are drawn, each at its place; a <table> lays out its own
// biome-ignore-all lint/a11y/useFocusableInteractive: a row takes the focus, or a button in a header; cells do not
import { type CSSProperties, type MouseEvent, memo, useRef } from "react";
import type { DomainSort } from "../../shared/contract/domains.ts";
import type { Format } from "../format.ts";
import type { Arrangement } from "./columns.ts";
import { useDomainColumns } from "./domain-table.ts";
import { HeaderRow } from "./HeaderRow.tsx";
import { KeepsFocus } from "./KeepsFocus.tsx";
import { useKeptScroll } from "./kept-scroll.ts";
import { ListRow, PlaceRow } from "./ListRow.tsx";
import { ListContext, useListTexts } from "./list-context.ts";
import styles from "./table.module.css";
import { useListKeys } from "./use-list-keys.ts";
import type { Rows } from "./use-rows.ts";
import type { Selecting } from "./use-selecting.ts";
import { useWindowing } from "./use-windowing.ts";
import type { View } from "./view.ts";

export interface TableProps {
  readonly rows: Rows | null;
  readonly arrangement: Arrangement;
  readonly sort: DomainSort;
  readonly onSort: (sort: DomainSort) => void;
  readonly open: string | null;
  readonly onOpen: (name: string | null) => void;
  readonly selecting: Selecting;
  readonly onFollow: (name: string) => void;
  /** What scrolls: the table and all that stands above it. */
  readonly scroller: HTMLElement | null;
  readonly onPages: (of: View, first: number, last: number) => void;
}

/** The list as a grid of which only what is in sight is drawn. */
export const Table = memo(function Table(props: TableProps) {
  const { rows, arrangement, sort, onSort, open, onOpen, selecting, onFollow, scroller, onPages } = props;
  const { template, height, compact } = arrangement;
  const columns = useDomainColumns(arrangement.columns);
  const body = useRef<HTMLDivElement>(null);
  const texts = useListTexts(columns.includes("tags"));
  const { items, drawn, above, whole, cursor } = useWindowing({
    rows,
    height,
    scroller,
    body,
    onPages,
    open,
  });
  useKeptScroll(scroller, rows, height, above.rows);
  useListKeys({ rows, cursor, selecting, open, onOpen, onFollow, scroller, height });

  const onClick = (press: MouseEvent) => {
    const hit = hitOf(press.target);
    if (hit === null) return;
    // A link in its own right for the middle button alone: the plain press opens beside the list.
    press.preventDefault();
    cursor.take(hit.name, hit.index);
    if (press.shiftKey) {
      const { name, index } = cursor.at;
      void selecting.extend(name === null ? hit : { name, index }, hit.index);
      window.getSelection()?.removeAllRanges();
    } else if (press.ctrlKey || press.metaKey || hit.onBox) selecting.toggle(hit);
    else onOpen(hit.name);
  };

  return (
    <ListContext.Provider value={texts}>
      <div
        role="grid"
        className={styles.grid}
        style={{ "--columns": template ?? "none" } as CSSProperties}
        data-two-lines={template === null || undefined}
        data-compact={compact || undefined}
        data-filtered={rows?.view.filter.search ?? undefined}
        aria-label={texts.t("list")}
        aria-multiselectable="true"
        aria-rowcount={rows === null ? -1 : rows.total + 1}
        aria-colcount={columns.length}
        aria-busy={rows === null}
      >
        <HeaderRow
          columns={columns}
          twoLines={template === null}
          top={above.tools}
          sort={sort}
          onSort={onSort}
          selecting={selecting}
        />
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the shortcuts' (use-list-keys.ts) */}
        <div
          role="rowgroup"
          ref={body}
          className={styles.body}
          style={{ height: whole }}
          data-keys="list"
          onClick={onClick}
          onMouseDown={keepOffBoxes}
          onMouseOver={(over) => tellTime(over.target, texts.format)}
          onFocus={(focus) => tellTime(focus.target, texts.format)}
        >
          <KeepsFocus within={body} giveBack={cursor.giveFocus}>
            {items.map(({ index, start: fromTop }) => {
              const start = fromTop - above.rows;
              const row = rows?.at(index);
              const reachable = index === cursor.at.index;
              if (row === undefined || (!drawn.has(index) && !reachable))
                return <PlaceRow key={index} index={index} start={start} reachable={reachable} />;
              return (
                <ListRow
                  // By its place, not by its name: another search's rows are written over those that are there.
                  key={index}
                  row={row}
                  index={index}
                  start={start}
                  selected={selecting.has(row.name)}
                  current={reachable && cursor.at.name !== null}
                  reachable={reachable}
                  open={row.name === open}
                  columns={columns}
                />
              );
            })}
          </KeepsFocus>
        </div>
      </div>
    </ListContext.Provider>
  );
});

/** What was pressed: a row, and whether on its box. */
function hitOf(target: EventTarget): { name: string; index: number; onBox: boolean } | null {
  if (!(target instanceof Element)) return null;
  const row = target.closest<HTMLElement>("[data-name]");
  const { name, index } = row?.dataset ?? {};
  if (name === undefined || index === undefined) return null;
  return { name, index: Number(index), onBox: target.closest('[data-column="select"]') !== null };
}

/** The focus stays with the row, and Shift marks no text. */
function keepOffBoxes(press: MouseEvent): void {
  if (press.shiftKey || (press.target instanceof Element && press.target.closest("input") !== null))
    press.preventDefault();
}

/** The whole of a moment, on hover; made when it is wanted, not for every cell that scrolls by. */
function tellTime(target: EventTarget, format: Format): void {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-at]") : null;
  if (cell !== null) cell.title = format.full(Number(cell.dataset.at));
}
