import { useEffect } from "react";
import { act } from "./acts.ts";
import { isShared, keyOf, type ShortcutId, shortcutFor } from "./shortcuts.ts";

/** How long the second key of a sequence may take, in ms. */
const sequenceTakes = 1_500;

/** Listens to the window's shortcuts for as long as it is there. */
export function useKeys(): void {
  useEffect(() => {
    let before: string | null = null;
    let forget: ReturnType<typeof setTimeout> | undefined;
    const begin = (key: string | null) => {
      before = key;
      clearTimeout(forget);
      if (key !== null) forget = setTimeout(() => begin(null), sequenceTakes);
    };
    const onKey = (press: KeyboardEvent) => {
      // A press that ends a composition reports itself as part of it (229 where the browser does not say so).
      if (press.defaultPrevented || press.isComposing || press.keyCode === 229) return;
      const key = keyOf(press);
      if (key === null) return;
      const found = shortcutFor(before, key);
      begin(null);
      if (found === null || !isOurs(key, press.target, found)) return;
      if (found === "begun") begin(key);
      else if (!act(found)) return;
      press.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("keydown", onKey);
      clearTimeout(forget);
    };
  }, []);
}

/** Whether a press is meant for the window, not for what has the focus. */
function isOurs(key: string, target: EventTarget | null, found: ShortcutId | "begun"): boolean {
  if (isDialogOpen()) return false;
  if (found === "palette") return true;
  if (!(target instanceof Element)) return true;
  if (isTyping(target) || target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null)
    return false;
  return !isShared(key) || target === document.body || target.closest('[data-keys="list"]') !== null;
}

/** Whether a dialog is open that everything else waits for. */
export function isDialogOpen(): boolean {
  return document.querySelector('[aria-modal="true"]') !== null;
}

const typed = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]';

/** Whether an element takes what is typed or pasted for itself. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(typed) !== null;
}
