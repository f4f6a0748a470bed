import { useSyncExternalStore } from "react";

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

/** Opens the preview of a text, from anywhere; without one, with an empty field. */
export function openAdd(text = ""): void {
  show({ kind: "add", text });
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
