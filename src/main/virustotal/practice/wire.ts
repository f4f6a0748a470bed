/** JSON as VirusTotal writes it in 2026. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** One line with `", "` between members and `": "` after names (CONTRACT.md §2), where JSON.stringify has no spaces. */
export function wire(value: Json): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(wire).join(", ")}]`;
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${wire(member)}`);
  return `{${members.join(", ")}}`;
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
