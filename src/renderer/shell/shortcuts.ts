/** Every key of the window, in one table: the listener, the help and the palette read it. */

/** Where a shortcut belongs in the help. */
export const shortcutGroups = ["everywhere", "going", "list", "chosen"] as const;
export type ShortcutGroup = (typeof shortcutGroups)[number];

export interface Shortcut {
  /** Each way to press it: keys as `keyOf` writes them, with a space between the two of a sequence. */
  readonly keys: readonly string[];
  readonly group: ShortcutGroup;
  /** Whether the palette offers it, where something answers to it. */
  readonly inPalette: boolean;
}

/** Keys of the browser's own, and of what it can be in: they are ours on the list and on the bare page alone. */
export const shortcuts = {
  palette: { keys: ["mod+k"], group: "everywhere", inPalette: false },
  add: { keys: ["a"], group: "everywhere", inPalette: true },
  help: { keys: ["?"], group: "everywhere", inPalette: true },
  close: { keys: ["Escape"], group: "everywhere", inPalette: false },
  domains: { keys: ["g d"], group: "going", inPalette: true },
  alerts: { keys: ["g a"], group: "going", inPalette: true },
  activity: { keys: ["g c"], group: "going", inPalette: true },
  settings: { keys: ["g s"], group: "going", inPalette: true },
  search: { keys: ["/"], group: "list", inPalette: true },
  down: { keys: ["j", "ArrowDown"], group: "list", inPalette: false },
  up: { keys: ["k", "ArrowUp"], group: "list", inPalette: false },
  pageDown: { keys: ["PageDown"], group: "list", inPalette: false },
  pageUp: { keys: ["PageUp"], group: "list", inPalette: false },
  first: { keys: ["Home"], group: "list", inPalette: false },
  last: { keys: ["End"], group: "list", inPalette: false },
  open: { keys: ["Enter"], group: "list", inPalette: false },
  check: { keys: ["c"], group: "chosen", inPalette: true },
  acknowledge: { keys: ["e"], group: "chosen", inPalette: true },
  select: { keys: ["x", "Space"], group: "chosen", inPalette: false },
  selectDown: { keys: ["shift+ArrowDown"], group: "chosen", inPalette: false },
  selectUp: { keys: ["shift+ArrowUp"], group: "chosen", inPalette: false },
  selectAll: { keys: ["mod+a"], group: "chosen", inPalette: true },
} as const satisfies Record<string, Shortcut>;

export type ShortcutId = keyof typeof shortcuts;
export const shortcutIds = Object.keys(shortcuts) as readonly ShortcutId[];

/** What the browser and its widgets use themselves. */
const shared = new Set(
  ["Enter", "Space", "ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End", "mod+a"].flatMap((key) => [
    key,
    `shift+${key}`,
  ]),
);

/** Whether a key is ours only where nothing but the list, or nothing at all, has the focus. */
export function isShared(key: string): boolean {
  return shared.has(key);
}

const bySequence = new Map<string, ShortcutId>(
  shortcutIds.flatMap((id) => shortcuts[id].keys.map((keys) => [keys, id] as const)),
);
const beginnings = new Set(
  [...bySequence.keys()].filter((keys) => keys.includes(" ")).map((keys) => keys.slice(0, keys.indexOf(" "))),
);

/** What a key comes to after the keys before it: a shortcut, the beginning of one, or nothing. */
export function shortcutFor(before: string | null, key: string): ShortcutId | "begun" | null {
  if (before !== null) return bySequence.get(`${before} ${key}`) ?? null;
  return bySequence.get(key) ?? (beginnings.has(key) ? "begun" : null);
}

/**
 * A press as the table writes it: `j`, `?`, `mod+k`, `shift+ArrowDown`. Letters go by what they print; where that is
 * no Latin letter (a Cyrillic keyboard), by where they are. Null: a modifier alone, or Alt, which is the system's.
 */
export function keyOf(
  press: Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">,
) {
  if (press.altKey || ["Control", "Meta", "Shift", "Alt"].includes(press.key)) return null;
  const mod = press.ctrlKey || press.metaKey ? "mod+" : "";
  if (press.key === " ") return `${mod}Space`;
  if (press.key.length > 1) return `${mod}${press.shiftKey ? "shift+" : ""}${press.key}`;
  const placed = /^Key([A-Z])$/.exec(press.code)?.[1];
  if (/[a-z]/i.test(press.key) || (placed !== undefined && press.key > "\x7f")) {
    const letter = (/[a-z]/i.test(press.key) ? press.key : (placed ?? "")).toLowerCase();
    return press.shiftKey ? `${mod}shift+${letter}` : `${mod}${letter}`;
  }
  // What Shift is needed for depends on the keyboard: `/` and `?` are what they print.
  return `${mod}${press.key}`;
}
