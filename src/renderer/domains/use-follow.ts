import { useCallback, useEffect, useRef } from "react";

/** How long (ms) the keyboard rests on a row before the open domain becomes that one: its reports have to follow. */
const rest = 150;

/**
 * Has the open domain move along with the keyboard's place in the list, as in a mail program.
 * @param at the domain that the keyboard is on
 * @returns what tells that a key has moved it
 */
export function useFollow(
  at: string | null,
  open: string | null,
  onFollow: (name: string) => void,
): () => void {
  const moved = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever was opened meanwhile is what somebody wants to see
  useEffect(() => {
    moved.current = false;
  }, [open]);
  useEffect(() => {
    if (!moved.current || open === null || at === null || at === "" || at === open) return;
    const timer = setTimeout(() => onFollow(at), rest);
    return () => clearTimeout(timer);
  }, [at, open, onFollow]);
  return useCallback(() => {
    moved.current = true;
  }, []);
}
