import { expect, test } from "vitest";
import {
  keyOf,
  shortcutFor,
  shortcutGroups,
  shortcutIds,
  shortcuts,
} from "../../../src/renderer/shell/shortcuts.ts";

const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  keyOf({ key, code: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

test("no two shortcuts have the same keys, and none begins where another ends", () => {
  const all = shortcutIds.flatMap((id) => shortcuts[id].keys.map(String));
  expect(new Set(all).size).toBe(all.length);
  for (const keys of all)
    for (const other of all) if (other !== keys) expect(other.startsWith(`${keys} `)).toBe(false);
});

test("every way to press a shortcut comes to it", () => {
  for (const id of shortcutIds)
    for (const keys of shortcuts[id].keys) {
      const [first = "", second] = keys.split(" ");
      if (second === undefined) expect(shortcutFor(null, first)).toBe(id);
      else {
        expect(shortcutFor(null, first)).toBe("begun");
        expect(shortcutFor(first, second)).toBe(id);
      }
    }
});

test("every shortcut has its place in the help", () => {
  for (const id of shortcutIds) expect(shortcutGroups).toContain(shortcuts[id].group);
});

test("after the first key of a sequence, a key does not do what it does alone", () => {
  expect(shortcutFor(null, "a")).toBe("add");
  expect(shortcutFor("g", "a")).toBe("alerts");
  expect(shortcutFor("g", "j")).toBeNull();
});

test("a press is read by what the key prints, on whichever keyboard", () => {
  expect(press("j", { code: "KeyJ" })).toBe("j");
  expect(press("J", { code: "KeyJ" })).toBe("j"); // Caps Lock
  expect(press("о", { code: "KeyJ" })).toBe("j"); // Cyrillic
  expect(press("/", { code: "Digit7", shiftKey: true })).toBe("/"); // German
  expect(press("?", { code: "Slash", shiftKey: true })).toBe("?");
  expect(press("k", { code: "KeyK", metaKey: true })).toBe("mod+k");
  expect(press("K", { code: "KeyK", ctrlKey: true })).toBe("mod+k");
  expect(press("a", { code: "KeyQ", ctrlKey: true })).toBe("mod+a"); // AZERTY
  expect(press("ArrowDown", { shiftKey: true })).toBe("shift+ArrowDown");
  expect(press(" ")).toBe("Space");
});

test("what is the system's is left to it", () => {
  expect(press("j", { altKey: true })).toBeNull();
  expect(press("Shift", { shiftKey: true })).toBeNull();
  expect(shortcutFor(null, press("c", { ctrlKey: true }) ?? "")).toBeNull();
  expect(shortcutFor(null, press("X", { shiftKey: true }) ?? "")).toBeNull();
});
