import { type Replacement, replaced, type Trace } from "./trace.ts";

/** Reports write names so that nobody clicks on them: `hxxp://evil[.]com`. Here they are made whole again. */

const mayBeDefanged = /[[\](){}\\]/;
const dot: Replacement = [/ ?[[({](?:\.|dot)[\])}] ?|[[({]\.|\.[\])}](?=[\p{L}\p{N}_])|\\\./giu, "."];
const colon: Replacement = [/\[(:(?:\/\/|\\\\)?)\]|\[(:\/\/)/g, "$1$2"];
const slash: Replacement = [/\[\/\]/g, "/"];
const mayHoldAt = /[[({](?:@|at)/i;
const at: Replacement = [/ ?[[({](?:@|at)[\])}] ?/gi, "@"];

/**
 * The text with brackets and backslashes about dots, colons, slashes and @ taken away: `evil[.]com`,
 * `evil(dot)com`, `evil[.com`, `evil\.com`, `http[:]//`, `bob[at]evil.com`. Other brackets stay. `hxxp` stays
 * too: whoever cuts the scheme off does not mind its spelling.
 */
export function refang(text: string): string {
  if (!mayBeDefanged.test(text)) return text;
  const url = text.includes("[:") || text.includes("[/") ? text.replace(...colon).replace(...slash) : text;
  const host = url.replace(...dot);
  return mayHoldAt.test(host) ? host.replace(...at) : host;
}

/** The same, for what is to be found again in the text as it was. */
export function refangTraced(text: Trace): Trace {
  return [colon, slash, dot, at].reduce(replaced, text);
}
