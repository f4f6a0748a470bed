/** How long (ms) a window may be out of sight before it stops listening: a browser has few connections to share. */
const patience = 60_000;

/** Held by the one window out of sight that goes on listening. */
const lockName = "banken.out-of-sight";

/** Whether anybody may be looking at the window. */
export interface Attention {
  /** Aborted when the window has been out of sight for a while. */
  lost(): AbortSignal;
  /** Comes when it is worth listening: at once, unless attention is lost. */
  back(): Promise<void>;
}

/**
 * Watches whether the window is in sight, until `over` is aborted. Of all that are out of sight for a while, one goes
 * on listening, so that its title still tells how many domains are bad.
 */
export function watchAttention(over: AbortSignal): Attention {
  let lost = new AbortController();
  let seen = new AbortController();
  let back = Promise.resolve();
  let wake = () => {};
  let losing: ReturnType<typeof setTimeout> | undefined;

  function letGo(): void {
    back = new Promise((resolve) => {
      wake = resolve;
    });
    lost.abort();
  }

  function takeUp(): void {
    if (!lost.signal.aborted) return;
    lost = new AbortController();
    wake();
  }

  function look(): void {
    clearTimeout(losing);
    seen.abort();
    seen = new AbortController();
    if (document.visibilityState === "visible") {
      takeUp();
      return;
    }
    const { signal } = seen;
    losing = setTimeout(() => {
      letGo();
      void standIn(signal, takeUp);
    }, patience);
  }

  document.addEventListener("visibilitychange", look);
  over.addEventListener("abort", () => {
    document.removeEventListener("visibilitychange", look);
    clearTimeout(losing);
    seen.abort();
    wake();
  });
  look();
  return { lost: () => lost.signal, back: () => back };
}

/** Calls `begin` when no other window out of sight listens, and stands in for them all until this one is seen. */
async function standIn(seen: AbortSignal, begin: () => void): Promise<void> {
  if (!("locks" in navigator)) return;
  const holding = () => {
    begin();
    return new Promise<void>((resolve) => seen.addEventListener("abort", () => resolve()));
  };
  await navigator.locks.request(lockName, { signal: seen }, holding).catch(() => {});
}
