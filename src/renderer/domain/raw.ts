/** An answer's bytes from base64. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let n = 0; n < text.length; n += 1) bytes[n] = text.charCodeAt(n);
  return bytes;
}

/** The bytes as text; what is not UTF-8 becomes U+FFFD, and `exact` is false. */
export function textOf(bytes: Uint8Array): { readonly text: string; readonly exact: boolean } {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), exact: true };
  } catch {
    return { text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes), exact: false };
  }
}

/** A string, or whatever else stands between brackets, colons, commas and space. */
const tokens = /"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^\s[\]{}:,"]+/gs;

/**
 * JSON with each member on a line of its own, and else as it is: the order, numbers and escapes stay, and names that
 * come twice too. Null for what is no JSON.
 */
export function pretty(json: string): string | null {
  try {
    JSON.parse(json);
  } catch {
    return null;
  }
  let depth = 0;
  let before = "";
  const parts: string[] = [];
  const line = () => parts.push("\n", "  ".repeat(depth));
  for (const [token] of json.matchAll(tokens)) {
    const closes = token === "}" || token === "]";
    const opened = before === "{" || before === "[";
    if (closes) depth -= 1;
    if (closes ? !opened : opened || before === ",") line();
    parts.push(token === ":" ? ": " : token);
    if (token === "{" || token === "[") depth += 1;
    before = token;
  }
  return parts.join("");
}

/** The name of the file that an answer is saved in: `example.com-2026-11-24T050500Z.json`. */
export function fileNameOf(name: string, checkedAt: number): string {
  return `${name}-${new Date(checkedAt).toISOString().slice(0, 19).replaceAll(":", "")}Z.json`;
}
