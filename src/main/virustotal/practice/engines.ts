/** The engines of practice: made up, and meant to look it. Their names are as unruly as real ones. */

const engines: readonly string[] = [
  "Paper Tiger",
  "Lighthouse No. 7",
  "Kurage Labs",
  "0xPractice",
  "Teapot (Practice)",
  "Old Mill",
  "Moth and Lantern",
  "12 Sparrows",
  "Tin Soldier",
  "Rain Gauge",
  "fern.practice",
  "Quiet Owl",
  "Borrowed Ladder",
  "Sixpence Scan",
  "Coat Rack",
  "Hat Stand Heuristics",
  "Gingerbread House",
  "Pond Life",
  "kettle.invalid",
  "North Window",
  "3rd Drawer Down",
  "Marmalade (Made Up)",
  "Left Sock",
  "Ink Well",
  "Pocket Lint",
  "Biscuit Tin",
  "Nine Pins",
  "Wicker Basket",
  "Squeaky Gate",
  "Cloud of Geese",
  "Snow Globe",
  "Attic Trunk",
  "Ten Past Four",
  "Haystack (Needle Edition)",
  "Magpie Index",
  "Barn Door",
  "Fog Horn",
  "Yesterday's Paper",
  "Brass Button",
  "Doormat v2",
  "Button Tin, Esq.",
  "Hanabi-Practice",
];

/** What became of some of them, as happens to real ones over the years: a new name, another case, gone. */
const later: ReadonlyMap<string, string | null> = new Map([
  ["Kurage Labs", "Kurage Jellyworks (Practice)"],
  ["Fog Horn", "fog horn"],
  ["Old Mill", null],
  ["Ten Past Four", null],
]);

/** An engine, and the name it had before it had this one. */
export interface Engine {
  readonly name: string;
  readonly once: string;
}

/** The engines; `later` is after two were renamed and two have vanished. */
export function roster(when: "now" | "later"): readonly Engine[] {
  if (when === "now") return engines.map((name) => ({ name, once: name }));
  return engines.flatMap((once) => {
    const name = later.has(once) ? later.get(once) : once;
    return name === undefined || name === null ? [] : [{ name, once }];
  });
}
