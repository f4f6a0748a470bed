/**
 * While somebody types, the list is ahead of the address: to write that costs several ms a keystroke in Chromium, and
 * Safari refuses after 100 times in 30 s. It follows when the typing pauses.
 */

/** How long (ms) the typing has to pause. */
const pause = 200;

interface Step {
  readonly query: string;
  readonly write: (address: string) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

let step: Step | null = null;
const listeners = new Set<() => void>();

function set(next: Step | null): void {
  if (step !== null) clearTimeout(step.timer);
  step = next;
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** Writes what the list is ahead by. Whoever has left the list meanwhile has left this behind too. */
function arrive(): void {
  if (step === null) return;
  const { query, write } = step;
  const { pathname } = window.location;
  if (pathname === "/domains" || pathname.startsWith("/domains/")) write(`${pathname}${query}`);
  forget();
}

export const ahead = {
  /** The query that is shown and not in the address yet; null where the address is what is shown. */
  query: (): string | null => step?.query ?? null,
  /**
   * Shows a query once its rows are there (`ready`), and has it written into the address a little later, which shows
   * it whatever is there by then. The list is drawn once for it, and the machine is free while its rows are on their way.
   */
  go(query: string, write: (address: string) => void, ready: Promise<unknown>): void {
    set({ query, write, timer: setTimeout(arrive, pause) });
    const mine = step;
    void ready.then(() => {
      if (step === mine) tell();
    });
  },
  arrive,
  subscribe(listener: () => void): () => void {
    // Back and Forward mean what the history says.
    if (listeners.size === 0) window.addEventListener("popstate", forget);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      window.removeEventListener("popstate", forget);
      forget();
    };
  },
};

function forget(): void {
  set(null);
  tell();
}
