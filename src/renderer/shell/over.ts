import { useEffect, useRef, useSyncExternalStore } from "react";

/** The dialogs over every place: which one is open, and with which text the preview was opened. */
export type Over =
  | { readonly kind: "none" }
  | { readonly kind: "add"; readonly text: string }
  | { readonly kind: "help" }
  | { readonly kind: "palette" };

let over: Over = { kind: "none" };
const listeners = new Set<() => void>();

/** Opens a dialog in the place of whichever is open. */
export function show(next: Over): void {
  over = next;
  for (const listener of listeners) listener();
}

/** Closes a dialog. One that another has taken the place of is closed already. */
export function close(kind: Over["kind"]): void {
  if (over.kind === kind) show({ kind: "none" });
}

/** Takes lists in the dialog's place: a place may have a preview of its own. */
type TakeList = (text: string) => void;
let takeList: TakeList | null = null;

/** Opens the preview of a text, from anywhere; without one, with an empty field. */
export function openAdd(text = ""): void {
  if (takeList === null) show({ kind: "add", text });
  else takeList(text);
}

/** Has every list that would be opened in the dialog handed to the place instead, for as long as it is there. */
export function useTakeList(take: TakeList): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const mine: TakeList = (text) => latest.current(text);
    takeList = mine;
    return () => {
      if (takeList === mine) takeList = null;
    };
  }, []);
}

export function useOver(): Over {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => over,
  );
}
