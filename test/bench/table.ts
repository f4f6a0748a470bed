/** One line of the bench: a ratio taken in one run, and what it has to reach. */
export interface Row {
  readonly what: string;
  readonly ratio: number;
  /** The bound, and on which side of it the ratio has to be; null for a row that only informs. */
  readonly bound: { readonly at: number; readonly side: "most" | "least" } | null;
  readonly figures: string;
}

/** Prints rows as a table; returns whether every bound is kept. */
export function printTable(title: string, rows: readonly Row[]): boolean {
  console.log(`\n${title}`);
  const width = Math.max(...rows.map(({ what }) => what.length));
  for (const { what, ratio, bound, figures } of rows) {
    const goal = bound === null ? "" : `${bound.side === "most" ? "≤" : "≥"} ${bound.at}`;
    const mark = bound === null ? " " : keeps(ratio, bound) ? "✓" : "✗";
    console.log(
      `  ${mark} ${what.padEnd(width)}  ${ratio.toFixed(3).padStart(8)}  ${goal.padEnd(8)}  ${figures}`,
    );
  }
  return rows.every(({ ratio, bound }) => bound === null || keeps(ratio, bound));
}

function keeps(ratio: number, { at, side }: NonNullable<Row["bound"]>): boolean {
  return side === "most" ? ratio <= at : ratio >= at;
}
