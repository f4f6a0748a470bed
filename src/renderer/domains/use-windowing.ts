import { defaultRangeExtractor, type Range, useVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import {
  type RefObject,
  startTransition,
  useCallback,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { pageLength } from "./pages.ts";
import { useCursor } from "./use-cursor.ts";
import type { Rows } from "./use-rows.ts";
import type { View } from "./view.ts";

/** So many rows beyond the edges are drawn too: what scrolls in is there already. */
const overscan = 12;
/** So long (ms) a view has to stand before the rows beyond the edges are drawn: who types does not scroll. */
const stillness = 150;
/** So many places are shown while nothing is known yet. */
const unknown = 24;

export interface Windowing {
  readonly rows: Rows | null;
  /** Of a row, in px. */
  readonly height: number;
  readonly scroller: HTMLElement | null;
  readonly body: RefObject<HTMLElement | null>;
  readonly onPages: (of: View, first: number, last: number) => void;
  readonly open: string | null;
}

/** Which rows are drawn and where, which pages that takes, and where the keyboard is among them. */
export function useWindowing({ rows, height, scroller, body, onPages, open }: Windowing) {
  const count = rows?.total ?? unknown;
  const above = useHeightAbove(scroller, body);
  const cursorIndex = useRef(0);
  const rangeExtractor = useCallback((range: Range) => {
    // The row that the keyboard is on stays drawn, or the focus would be lost with it.
    const shown = defaultRangeExtractor(range);
    const current = cursorIndex.current;
    return shown.includes(current) || current >= range.count
      ? shown
      : [...shown, current].sort((a, b) => a - b);
  }, []);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => height,
    overscan,
    rangeExtractor,
    scrollMargin: above.rows,
    scrollPaddingStart: above.sticky,
    scrollPaddingEnd: height,
    initialRect: { width: 0, height: 900 },
    useFlushSync: false,
  });
  const cursor = useCursor(
    rows,
    body,
    useCallback((index: number) => virtualizer.scrollToIndex(index, { align: "auto" }), [virtualizer]),
  );
  cursorIndex.current = cursor.at.index;

  // biome-ignore lint/correctness/useExhaustiveDependencies: with another height every place is another
  useLayoutEffect(() => virtualizer.measure(), [height, virtualizer]);

  const items = virtualizer.getVirtualItems();
  const { range } = virtualizer;
  const first = Math.floor((range?.startIndex ?? 0) / pageLength);
  const last = Math.floor(Math.min(count - 1, (range?.endIndex ?? 0) + overscan) / pageLength);
  // Other rows begin at their top, with what stands above them left where it is.
  const view = rows?.view;
  const shownView = useRef(view);
  const onItsWayUp = useRef(false);
  useLayoutEffect(() => {
    if (shownView.current === view) return;
    const before = shownView.current;
    shownView.current = view;
    const top = above.rows - above.sticky;
    // The virtualizer knows how far it is scrolled; the element would have to lay everything out to say so.
    if (before === undefined || (virtualizer.scrollOffset ?? 0) <= top) return;
    virtualizer.scrollToOffset(top);
    onItsWayUp.current = first > 0;
  }, [view, virtualizer, above, first]);
  useLayoutEffect(() => {
    // Until the scrolling has arrived, the range is still that of the rows before.
    if (first === 0) onItsWayUp.current = false;
    if (view !== undefined && !onItsWayUp.current) onPages(view, first, Math.max(first, last));
  }, [view, first, last, onPages]);

  // Closed, the focus goes back to where it came from.
  const wasOpen = useRef(open);
  useEffect(() => {
    const before = wasOpen.current;
    wasOpen.current = open;
    if (before === null || open !== null) return;
    const index = rows?.indexOf(before) ?? -1;
    if (index >= 0) cursor.take(before, index);
    else cursor.focus();
  }, [open, rows, cursor]);

  return { ...useDrawn(items, range, view), above, whole: virtualizer.getTotalSize(), cursor };
}

/**
 * What is drawn at once, and what when there is time. A row that scrolls into sight is a place first: scrolling never
 * waits for rows. Of another view, the rows in sight come first, and those beyond the edges after them.
 */
function useDrawn(
  items: readonly VirtualItem[],
  range: { readonly startIndex: number; readonly endIndex: number } | null,
  view: View | undefined,
) {
  const indices = useMemo(() => new Set(items.map(({ index }) => index)), [items]);
  const drawn = useDeferredValue(indices);
  const [settled, setSettled] = useState(view);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setSettled(view)), stillness);
    return () => clearTimeout(timer);
  }, [view]);
  if (settled === view) return { items, drawn };
  const inSight = items.filter(
    ({ index }) => range !== null && index >= range.startIndex && index <= range.endIndex,
  );
  return { items: inSight, drawn: indices };
}

/** What stands above the first row, in px: all of it; what of it stays at the top while one scrolls; the tools alone. */
function useHeightAbove(scroller: HTMLElement | null, body: RefObject<HTMLElement | null>) {
  const [above, setAbove] = useState({ rows: 0, sticky: 0, tools: 0 });
  useLayoutEffect(() => {
    const inner = body.current;
    if (scroller === null || inner === null) return;
    const measure = () => {
      const [tools = 0, head = 0] = [...scroller.querySelectorAll<HTMLElement>("[data-sticky]")].map(
        ({ offsetHeight }) => offsetHeight,
      );
      const rows = inner.offsetTop;
      setAbove((now) =>
        now.rows === rows && now.tools === tools && now.sticky === tools + head
          ? now
          : { rows, sticky: tools + head, tools },
      );
    };
    measure();
    // What is below the first row may grow and shrink as it likes.
    const observer = new ResizeObserver(measure);
    for (const child of scroller.children) if (!child.contains(inner)) observer.observe(child);
    return () => observer.disconnect();
  }, [scroller, body]);
  return above;
}
