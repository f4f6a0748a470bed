import { isIterator } from "../app/router/rethrown.ts";

/**
 * Calls that one page may have under way, streams among them. The window's own busiest moment has about twenty; a page
 * that asks and asks would otherwise have every answer made and kept for it at the same time.
 */
export const mostCalls = 64;

/** The calls of one page. */
export interface Calls {
  /**
   * Counts a call until it is answered, and where it is answered piece by piece until the last of it, or until it is
   * broken off. Null: there are as many as there may be, and it was not made.
   */
  count<Came extends Answered>(
    call: () => Promise<Came>,
    brokenOff: AbortSignal | undefined,
  ): Promise<Came> | null;
}

/** As much as has to be known of what oRPC makes of a call. */
type Answered =
  | { readonly matched: false; readonly response: undefined }
  | { readonly matched: true; readonly response: { readonly body: unknown } };

export function createCalls(): Calls {
  const underWay = new Set<symbol>();

  async function counted<Came extends Answered>(
    call: () => Promise<Came>,
    over: () => void,
    brokenOff: AbortSignal | undefined,
  ): Promise<Came> {
    let goesOn = false;
    try {
      const came = await call();
      const body = came.response?.body;
      if (!isIterator(body) || brokenOff?.aborted) return came;
      goesOn = true;
      brokenOff?.addEventListener("abort", over, { once: true });
      return { ...came, response: { ...came.response, body: until(body, over) } };
    } finally {
      if (!goesOn) over();
    }
  }

  return {
    count(call, brokenOff) {
      if (underWay.size >= mostCalls) return null;
      const one = Symbol();
      underWay.add(one);
      return counted(call, () => void underWay.delete(one), brokenOff);
    },
  };
}

async function* until<Each, Result>(
  pieces: AsyncIterator<Each, Result>,
  over: () => void,
): AsyncGenerator<Each, Result> {
  try {
    return yield* { [Symbol.asyncIterator]: () => pieces };
  } finally {
    over();
  }
}
