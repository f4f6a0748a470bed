import { replaced } from "../../app/changes.ts";

/** Windows that may listen at a time. */
const most = 32;
/**
 * Windows of one browser that may. It opens no more than six connections to one place, and a stream holds one for as
 * long as it lasts: a sixth would leave none to load a page or to ask anything.
 */
const mostOfOne = 5;

/** The streams that are open. Each holds a connection, and something to wake for every change. */
export interface Streams {
  /**
   * Opens one for a browser; its longest open one ends where it has as many as it may. Null: there are too many of
   * all. `ended` is aborted when it has to end; `close` says that it is over.
   */
  open(browser: string): { readonly ended: AbortSignal; close(): void } | null;
}

export function createStreams(): Streams {
  /** In the order in which they were opened. */
  const all = new Set<{ readonly browser: string; readonly end: AbortController }>();
  return {
    open(browser) {
      const own = [...all].filter((each) => each.browser === browser);
      const [oldest] = own;
      if (oldest !== undefined && own.length >= mostOfOne) {
        oldest.end.abort(replaced);
        all.delete(oldest);
      }
      if (all.size >= most) return null;
      const one = { browser, end: new AbortController() };
      all.add(one);
      return { ended: one.end.signal, close: () => all.delete(one) };
    },
  };
}
