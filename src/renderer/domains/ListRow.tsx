// biome-ignore-all lint/a11y/useSemanticElements: only the rows in sight are drawn, each at its place; a <table> lays out its own
// biome-ignore-all lint/a11y/useFocusableInteractive: a row takes the focus; its cells do not
import { memo } from "react";
import type { DomainRow } from "../../shared/contract/domains.ts";
import { cells, timeOf } from "./cells.tsx";
import type { Column } from "./columns.ts";
import { useList } from "./list-context.ts";
import styles from "./table.module.css";

export interface ListRowProps {
  readonly row: DomainRow;
  readonly columns: readonly Column[];
  readonly index: number;
  /** From the top of the rows, in px. */
  readonly start: number;
  readonly selected: boolean;
  /** Whether the keyboard is on it. */
  readonly current: boolean;
  /** Whether it can be reached with Tab. */
  readonly reachable: boolean;
  /** Whether it is open beside the list. */
  readonly open: boolean;
}

/** Where a row stands, whether its domain is there or on its way. A function: a component would cost each row one more. */
function frameOf({ index, start, reachable }: Pick<ListRowProps, "index" | "start" | "reachable">) {
  return {
    style: { top: start },
    tabIndex: reachable ? 0 : -1,
    "aria-rowindex": index + 2,
    "data-index": index,
  } as const;
}

/** One domain. It is drawn anew only when something of it has changed. */
export const ListRow = memo(function ListRow(props: ListRowProps) {
  const { row, columns, selected, current, open } = props;
  const texts = useList();
  return (
    <div
      role="row"
      className={styles.row}
      {...frameOf(props)}
      aria-selected={selected}
      aria-current={open || undefined}
      data-name={row.name}
      data-current={current || undefined}
      data-open={open || undefined}
      data-paused={row.paused || undefined}
    >
      {columns.map((column, n) => (
        <div
          key={column}
          role="gridcell"
          className={styles.cell}
          aria-colindex={n + 1}
          data-column={column}
          data-at={column === "select" ? undefined : timeOf[column]?.(row)}
        >
          {column === "select" ? (
            <input
              type="checkbox"
              className={styles.box}
              tabIndex={-1}
              checked={selected}
              readOnly
              aria-label={row.typed}
            />
          ) : (
            cells[column](row, texts)
          )}
        </div>
      ))}
    </div>
  );
});

/** The place of a row that is on its way. */
export const PlaceRow = memo(function PlaceRow(props: Pick<ListRowProps, "index" | "start" | "reachable">) {
  const { t } = useList();
  return (
    <div role="row" className={styles.row} {...frameOf(props)} data-place>
      <div role="gridcell" className={styles.blank}>
        <span className="visually-hidden">{t("common:state.loading")}</span>
      </div>
    </div>
  );
});
