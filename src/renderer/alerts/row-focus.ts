/** Moving between the rows of the alerts, which know nothing of each other. */

const row = "[data-alert]";

function rows(list: HTMLElement): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(row)];
}

/** The row that has the focus, or holds what has it. */
export function focusedRow(list: HTMLElement | null): HTMLElement | null {
  const focused = document.activeElement?.closest<HTMLElement>(row) ?? null;
  return focused !== null && list?.contains(focused) ? focused : null;
}

/** Moves the focus by so many rows; to the first or last one where it is in none. */
export function moveFocus(list: HTMLElement | null, by: 1 | -1): void {
  if (list === null) return;
  const all = rows(list);
  const from = focusedRow(list);
  const to = from === null ? (by > 0 ? 0 : all.length - 1) : all.indexOf(from) + by;
  all[Math.min(Math.max(to, 0), all.length - 1)]?.focus();
}

/** The row after one, else the row before it: where the focus goes when that one leaves. */
export function besideRow(list: HTMLElement, one: HTMLElement): HTMLElement | null {
  const all = rows(list);
  const at = all.indexOf(one);
  return all[at + 1] ?? all[at - 1] ?? null;
}
