import { useSyncExternalStore } from "react";

let latest = { text: "", times: 0 };
const listeners = new Set<() => void>();

/** Has a screen reader told what was done. The window's live region holds it. */
export function say(text: string): void {
  latest = { text, times: latest.times + 1 };
  for (const listener of listeners) listener();
}

/** What was said last, and the how manieth it is: the same twice is said twice. */
export function useSaid(): { readonly text: string; readonly times: number } {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => latest,
  );
}
