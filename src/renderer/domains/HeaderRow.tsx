// biome-ignore-all lint/a11y/useSemanticElements: only the rows in sight are drawn, each at its place; a <table> lays out its own
// biome-ignore-all lint/a11y/useFocusableInteractive: a row takes the focus, or a button in a header; cells do not
import type { DomainSort } from "../../shared/contract/domains.ts";
import { ariaSort, type Column, type SortColumn } from "./columns.ts";
import { useList } from "./list-context.ts";
import styles from "./table.module.css";
import type { Selecting } from "./use-selecting.ts";
import { pressed } from "./view.ts";

/** The names of the columns; a press sorts by one. Over rows of two lines it is there for who does not see it. */
export function HeaderRow({
  columns,
  twoLines,
  top,
  sort,
  onSort,
  selecting,
}: {
  columns: readonly Column[];
  twoLines: boolean;
  /** How far from the top it stays while the rows scroll, in px. */
  top: number;
  sort: DomainSort;
  onSort: (sort: DomainSort) => void;
  selecting: Selecting;
}) {
  return (
    <div
      role="rowgroup"
      className={twoLines ? "visually-hidden" : styles.head}
      style={{ top }}
      data-sticky={!twoLines || undefined}
    >
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        {columns.map((column, n) =>
          column === "select" ? (
            <SelectAll key={column} selecting={selecting} reachable={!twoLines} />
          ) : (
            <Header
              key={column}
              column={column}
              place={n + 1}
              sort={sort}
              onSort={twoLines ? null : onSort}
            />
          ),
        )}
      </div>
    </div>
  );
}

function SelectAll({ selecting, reachable }: { selecting: Selecting; reachable: boolean }) {
  const { t } = useList();
  const some = !selecting.isAll && selecting.count > 0;
  return (
    <div role="columnheader" className={styles.header} aria-colindex={1} data-column="select">
      <input
        type="checkbox"
        className={styles.box}
        tabIndex={reachable ? 0 : -1}
        checked={selecting.isAll}
        ref={(box) => {
          if (box !== null) box.indeterminate = some;
        }}
        onChange={() => (selecting.isAll || some ? selecting.clear() : selecting.all())}
        aria-label={t("select.all")}
        title={t("select.all")}
      />
    </div>
  );
}

function Header({
  column,
  place,
  sort,
  onSort,
}: {
  column: SortColumn;
  place: number;
  sort: DomainSort;
  onSort: ((sort: DomainSort) => void) | null;
}) {
  const { t } = useList();
  const order = ariaSort(sort, column);
  return (
    <div
      role="columnheader"
      className={styles.header}
      aria-colindex={place}
      aria-sort={order}
      data-column={column}
    >
      {onSort === null ? (
        t(`column.${column}`)
      ) : (
        <button
          type="button"
          className={styles.sort}
          title={t(`columnMeans.${column}`)}
          onClick={() => onSort(pressed(sort, column))}
        >
          {t(`column.${column}`)}
          <span aria-hidden="true" className={styles.arrow}>
            {order === "none" ? "" : order === "ascending" ? "↑" : "↓"}
          </span>
        </button>
      )}
    </div>
  );
}
