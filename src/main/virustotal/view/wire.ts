import { jsonObject, parseJson } from "../json.ts";

/** What VirusTotal's attributes are read with: anything may be missing or of another type, and anything may be long. */

export type Attributes = Readonly<Record<string, unknown>>;

/** Longer texts are cut off in the view, with an ellipsis; the raw answer has them whole. In UTF-16 units. */
const longestText = 1_000;

const none: Attributes = {};

/** The attributes of the domain object in an answer's bytes; empty where there is none (a 404, no JSON). */
export function attributesOf(body: Uint8Array): Attributes {
  return jsonObject(jsonObject(jsonObject(parseJson(body))?.data)?.attributes) ?? none;
}

/** Text that says something, without the space around it; null for everything else. */
export function textOf(value: unknown, longest = longestText): string | null {
  if (typeof value !== "string") return null;
  const text = value.trim();
  if (text === "") return null;
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

/** The texts of a list, each once, no more than `most`. */
export function textsOf(value: unknown, most: number): readonly string[] {
  if (!Array.isArray(value)) return [];
  const texts = new Set<string>();
  for (const each of value) {
    if (texts.size >= most) break;
    const text = textOf(each);
    if (text !== null) texts.add(text);
  }
  return [...texts];
}

/** A whole number that is not negative; null for everything else. */
export function countOf(value: unknown): number | null {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : null;
}

/** VirusTotal's seconds UTC as ms; null for what is no date between 1970 and 9999. */
export function timeOf(value: unknown): number | null {
  const seconds = countOf(value);
  return seconds !== null && seconds > 0 && seconds < 253_402_300_800 ? seconds * 1000 : null;
}

/** "YYYY-MM-DD HH:MM:SS" in UTC, as certificates have it, as ms; null for what is no such date. */
export function dateOf(value: unknown): number | null {
  const parts =
    typeof value === "string"
      ? /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?: ?UTC|Z)?$/.exec(value.trim())
      : null;
  const at = parts === null ? Number.NaN : Date.parse(`${parts[1]}T${parts[2]}Z`);
  return at >= 0 ? at : null;
}

/** By what can be seen of two texts, whatever the case; texts that differ in case alone have an order too. */
export function order(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : a < b ? -1 : a > b ? 1 : 0;
}
