/** Reports write names so that nobody clicks on them: `hxxp://evil[.]com`. Here they are made whole again. */

const mayBeDefanged = /[[\](){}\\]/;
const dot = / ?[[({](?:\.|dot)[\])}] ?|[[({]\.|\.[\])}](?=[\p{L}\p{N}_])|\\\./giu;
const colon = /\[(:(?:\/\/|\\\\)?)\]|\[(:\/\/)/g;
const slash = /\[\/\]/g;
const mayHoldAt = /[[({](?:@|at)/i;
const at = / ?[[({](?:@|at)[\])}] ?/gi;

/**
 * The text with brackets and backslashes about dots, colons, slashes and @ taken away: `evil[.]com`,
 * `evil(dot)com`, `evil[.com`, `evil\.com`, `http[:]//`, `bob[at]evil.com`. Other brackets stay. `hxxp` stays
 * too: whoever cuts the scheme off does not mind its spelling.
 */
export function refang(text: string): string {
  if (!mayBeDefanged.test(text)) return text;
  const url =
    text.includes("[:") || text.includes("[/") ? text.replace(colon, "$1$2").replace(slash, "/") : text;
  const host = url.replace(dot, ".");
  return mayHoldAt.test(host) ? host.replace(at, "@") : host;
}
