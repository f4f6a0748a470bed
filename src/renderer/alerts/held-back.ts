import { type RefObject, useLayoutEffect, useState } from "react";
import type { Alert } from "../../shared/contract/alerts.ts";

export interface HeldBack {
  readonly shown: readonly Alert[];
  /** How many came since and wait to be shown. */
  readonly held: number;
  reveal(): void;
}

/**
 * Keeps alerts that arrive from moving what is being read: while the list is scrolled, pointed at or has the focus,
 * they wait until they are called for. Otherwise they are shown as they come.
 * @param alerts newest first; the number of an alert grows with when it was raised
 */
export function useHeldBack(alerts: readonly Alert[], list: RefObject<HTMLElement | null>): HeldBack {
  const newest = alerts.reduce((most, { id }) => Math.max(most, id), 0);
  const [revealed, setRevealed] = useState(newest);
  const shown = alerts.filter(({ id }) => id <= revealed);
  const isEmpty = shown.length === 0;
  useLayoutEffect(() => {
    if (newest > revealed && (isEmpty || !isBeingRead(list.current))) setRevealed(newest);
  }, [newest, revealed, isEmpty, list]);
  return { shown, held: alerts.length - shown.length, reveal: () => setRevealed(newest) };
}

function isBeingRead(list: HTMLElement | null): boolean {
  if (list === null) return false;
  const scrolled = (list.closest("main")?.scrollTop ?? 0) > 0;
  return scrolled || list.matches(":hover") || list.contains(document.activeElement);
}
