import type { DomainSort } from "../../shared/contract/domains.ts";

export type SortColumn = DomainSort["by"];

/** Whether a column is first sorted from the largest down: what a person looks for should come first. */
export const firstDescending: Record<SortColumn, boolean> = {
  verdict: false,
  name: false,
  detections: true,
  past: true,
  evidence: false,
  checked: true,
  next: false,
  tags: false,
};

/** The columns that the list can be sorted by, in the order in which they stand. */
export const sortable = Object.keys(firstDescending) as readonly SortColumn[];

/** What is sorted by a time and shown as an age runs the other way: the oldest evidence is the earliest. */
const shownAsAge: ReadonlySet<SortColumn> = new Set<SortColumn>(["evidence"]);

/** How the order of a column looks to who reads it. */
export function ariaSort(sort: DomainSort, column: SortColumn): "ascending" | "descending" | "none" {
  if (sort.by !== column) return "none";
  return sort.descending === shownAsAge.has(column) ? "ascending" : "descending";
}

export type Column = "select" | SortColumn;

/** How the list is laid out in a width. */
export interface Arrangement {
  readonly columns: readonly Column[];
  /** Of one row, in px. */
  readonly height: number;
  /** CSS `grid-template-columns`; null where a row has two lines and its own grid. */
  readonly template: string | null;
  /** Whether the columns stand close to each other. */
  readonly compact: boolean;
}

// Who is against a domain is what the list is for: other columns go before its names are cut to nothing.
const widths: Record<Column, string> = {
  select: "40px",
  verdict: "128px",
  name: "minmax(200px, 1.25fr)",
  detections: "minmax(170px, 1.25fr)",
  past: "110px",
  evidence: "86px",
  checked: "112px",
  next: "98px",
  tags: "minmax(90px, 0.6fr)",
};

const compactWidths: Record<Column, string> = {
  ...widths,
  select: "32px",
  verdict: "118px",
  name: "minmax(166px, 1.2fr)",
  detections: "minmax(146px, 1fr)",
  past: "102px",
  evidence: "82px",
  next: "88px",
};

/** From which width of the list (px) on it has which columns. */
const arrangements = [
  onOneLine(1080, widths, ["select", ...sortable]),
  onOneLine(980, widths, ["select", "verdict", "name", "detections", "past", "evidence", "checked", "next"]),
  onOneLine(870, widths, ["select", "verdict", "name", "detections", "past", "evidence", "next"]),
  onOneLine(770, compactWidths, ["select", "verdict", "name", "detections", "past", "evidence", "next"]),
  onOneLine(670, compactWidths, ["select", "verdict", "name", "detections", "past", "evidence"]),
  onOneLine(570, compactWidths, ["select", "verdict", "name", "detections", "evidence"]),
];

const onTwoLines: Arrangement = {
  columns: ["select", "verdict", "name", "detections", "evidence"],
  height: 58,
  template: null,
  compact: false,
};

function onOneLine(
  from: number,
  widthOf: Record<Column, string>,
  columns: readonly Column[],
): Arrangement & { readonly from: number } {
  const template = columns.map((each) => widthOf[each]).join(" ");
  return { from, columns, height: 36, template, compact: widthOf === compactWidths };
}

/** The columns for a list `width` px wide; below all of them, rows of two lines. Nothing scrolls sideways. */
export function arrangementFor(width: number): Arrangement {
  return arrangements.find(({ from }) => width >= from) ?? onTwoLines;
}
