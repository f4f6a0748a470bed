import { expect, test } from "vitest";
import { nowhere, settled } from "../../../src/renderer/domains/cursor.ts";
import { readView } from "../../../src/renderer/domains/view.ts";
import type { DomainRow } from "../../../src/shared/contract/domains.ts";

const view = readView("");

/** Rows of which only those are there that have a name. */
function rowsOf(names: readonly (string | null)[], of = view) {
  return {
    view: of,
    total: names.length,
    at: (index: number) => {
      const name = names[index];
      return name === undefined || name === null ? undefined : ({ name } as DomainRow);
    },
    indexOf: (name: string) => names.indexOf(name),
  };
}
const on = (name: string, index: number) => ({ name, index, view });

test("until somebody has been on the list, it is on no domain", () => {
  expect(settled(nowhere, rowsOf(["a", "b"]))).toEqual({ name: null, index: 0, view });
});

test("it goes with its domain when the order changes", () => {
  expect(settled(on("b", 1), rowsOf(["c", "a", "b"]))).toEqual(on("b", 2));
});

test("where its domain has gone, it is on the one that took its place", () => {
  expect(settled(on("b", 1), rowsOf(["a", "c", "d"]))).toEqual(on("c", 1));
  expect(settled(on("d", 3), rowsOf(["a", "b", "c"]))).toEqual(on("c", 2));
});

test("its domain is not given up while the page around it is on its way", () => {
  expect(settled(on("b", 1), rowsOf(["a", null, null]))).toEqual(on("b", 1));
});

test("in another view it is at the top, unless its domain is in sight there", () => {
  const other = readView("?q=x");
  expect(settled(on("b", 7), rowsOf(["x", "y"], other))).toEqual({ name: "x", index: 0, view: other });
  expect(settled(on("y", 7), rowsOf(["x", "y"], other))).toEqual({ name: "y", index: 1, view: other });
});

test("settled is settled", () => {
  const rows = rowsOf(["a", "c"]);
  const once = settled(on("b", 5), rows);
  expect(settled(once, rows)).toEqual(once);
});
