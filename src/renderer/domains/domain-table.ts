import { columnVisibilityFeature, createColumnHelper, tableFeatures, useTable } from "@tanstack/react-table";
import { useMemo } from "react";
import type { DomainRow } from "../../shared/contract/domains.ts";
import { type Column, sortable } from "./columns.ts";

const features = tableFeatures({ columnVisibilityFeature });
const helper = createColumnHelper<typeof features, DomainRow>();

const definitions = helper.columns([
  helper.display({ id: "select" satisfies Column }),
  ...sortable.map((id) => helper.display({ id })),
]);

/**
 * Filter, order and pages are the core's, which has the whole list: the table's model holds the columns, no rows. Its
 * rows would be models of 10,000 domains made anew at every keystroke, and its sorting a second account of what the
 * address says (view.ts). What it is for is which columns there are and which are shown: where a person comes to
 * choose, move or widen them, that is state of this table, and no part of the list has to know.
 */
const noRows: DomainRow[] = [];

/** The columns that are there, in their order, of those that have room. */
export function useDomainColumns(withRoom: readonly Column[]): readonly Column[] {
  const columnVisibility = useMemo(
    () => Object.fromEntries(["select", ...sortable].map((id) => [id, withRoom.some((each) => each === id)])),
    [withRoom],
  );
  const table = useTable({ features, columns: definitions, data: noRows, state: { columnVisibility } });
  const shown = table.getVisibleLeafColumns();
  return useMemo(() => shown.map(({ id }) => id as Column), [shown]);
}
