import { useEffect, useLayoutEffect, useRef } from "react";
import type { Rows } from "./use-rows.ts";
import { writeView } from "./view.ts";

/** How far each view of the list was scrolled when somebody left it for another place: px, with rows so high. */
const kept = new Map<string, { readonly top: number; readonly height: number }>();

let world = 0;

/** Forgets how far any was scrolled: it was another world's list, also the one that is shown still. */
export function forgetScroll(): void {
  kept.clear();
  world += 1;
}

/**
 * Has the list scrolled where it was when it is come back to, once its rows are there.
 * @param above what stands above the rows, in px
 */
export function useKeptScroll(
  scroller: HTMLElement | null,
  rows: Rows | null,
  height: number,
  above: number,
): void {
  const view = rows === null ? null : writeView(rows.view);
  const latest = useRef({ view, height });
  const back = useRef(false);
  useEffect(() => {
    latest.current = { view, height };
  });
  useLayoutEffect(() => {
    if (scroller === null) return;
    const here = world;
    return () => {
      const { view, height } = latest.current;
      if (view !== null && here === world) kept.set(view, { top: scroller.scrollTop, height });
    };
  }, [scroller]);
  useLayoutEffect(() => {
    if (scroller === null || view === null || above === 0 || back.current) return;
    back.current = true;
    const before = kept.get(view);
    if (before === undefined) return;
    // Rows may have another height now: with a domain open beside them, in a narrower window.
    const past = Math.max(0, before.top - above);
    scroller.scrollTop = before.top - past + (past * height) / before.height;
  }, [scroller, view, height, above]);
}
