/** JSON from outside: nothing about it is believed until it has been looked at. */

const utf8 = new TextDecoder();

/** What the bytes say, or undefined where they are no JSON. */
export function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(body));
  } catch {
    return undefined;
  }
}

/** A JSON object, or null for everything else. */
export function jsonObject(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}
