/** Comes when somebody comes (back) to this window, or `over` is aborted: it is seen, or has the keyboard, from then on. */
export function lookedAt(over: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const came = new AbortController();
    const come = () => {
      if (!over.aborted && document.visibilityState !== "visible") return;
      came.abort();
      resolve();
    };
    document.addEventListener("visibilitychange", come, came);
    window.addEventListener("focus", come, came);
    over.addEventListener("abort", come, came);
    if (over.aborted) come();
  });
}
