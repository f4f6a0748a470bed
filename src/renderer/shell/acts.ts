import { useEffect, useRef, useSyncExternalStore } from "react";
import type { ShortcutId } from "./shortcuts.ts";

/** What is done where it stands now: each place says what it answers to while it is shown. */
const acts = new Map<ShortcutId, () => void>();
const listeners = new Set<() => void>();
let known: readonly ShortcutId[] = [];

function changed(): void {
  known = [...acts.keys()];
  for (const listener of listeners) listener();
}

/** Has a shortcut do something for as long as the component is there. */
export function useAct(id: ShortcutId, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const mine = () => latest.current();
    acts.set(id, mine);
    changed();
    return () => {
      if (acts.get(id) !== mine) return;
      acts.delete(id);
      changed();
    };
  }, [id]);
}

/** Does what a shortcut stands for; false where nothing here answers to it. */
export function act(id: ShortcutId): boolean {
  const found = acts.get(id);
  found?.();
  return found !== undefined;
}

/** The shortcuts that something answers to now. */
export function useKnownActs(): readonly ShortcutId[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => known,
  );
}
