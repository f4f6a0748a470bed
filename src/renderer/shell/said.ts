import { useSyncExternalStore } from "react";

/** What was said last, and the how manieth it is: the same twice is said twice. */
export interface Said {
  readonly text: string;
  readonly times: number;
}

/** Something that a screen reader is told, in a live region of its own: nothing said elsewhere takes its place. */
function createVoice() {
  let latest: Said = { text: "", times: 0 };
  const listeners = new Set<() => void>();
  const listen = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    say(text: string): void {
      latest = { text, times: latest.times + 1 };
      for (const listener of listeners) listener();
    },
    useSaid: (): Said => useSyncExternalStore(listen, () => latest),
  };
}

/** Has a screen reader told what was done. */
export const { say, useSaid } = createVoice();

/** Has a screen reader told what was found. */
export const { say: sayFound, useSaid: useFoundSaid } = createVoice();
