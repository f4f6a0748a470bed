/** Cutting the host out of whatever stands around it: scheme, userinfo, port, path, wildcard, punctuation. */
import { refang } from "./defang.ts";

/** What `cutHost` found; `host` is as typed, and may be anything, also nothing. */
export interface CutHost {
  readonly host: string;
  /** It stood in a URL, so that even a bare number is meant as an address. */
  readonly inUrl: boolean;
  readonly ipv6: boolean;
}

/** A host stands at the front of its token: what follows these many characters is path, query or rubbish. */
const longestToken = 4096;

// Soft hyphen, zero-width space, directional marks and isolates, word joiner, BOM: they come along when text is
// copied, and no name holds them. The joiners U+200C and U+200D are not here: Persian and Indic names need them.
const invisible = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const fullWidth = /[\uff01-\uff5e]/g;
const notAscii = /[^\0-\x7f]/;

const leading = " \t\n\r\"'`<>(){}|@!^,;~•·・–—→“”„‘’«»‹›「」『』【】（）〈〉《》、，；\u3000\u200c\u200d";
const trailing = ".。．｡ \t\n\r\"'`<>(){}|$,;:!~…“”„‘’«»‹›「」『』【】（）〈〉《》、，；\u3000\u200c\u200d";
const leadingOrBracket = `${leading}[]`;
const trailingOrBracket = `${trailing}[]`;

const scheme =
  /^(?:view-source:|blob:|feed:)?(?:[a-z][a-z0-9+*-]{0,30}:(?:\/\/|\\\\)[/\\]*|(?:https?|hxxps?|ftp):[/\\]+|[/\\]+)/i;
const afterHost = /[/\\?#^]/;
const bracketed = /^\[[0-9a-f:.%]*:[0-9a-f:.]*:[^\]]*\]?/i;
const bareIpv6 = /^(?=.*::|(?:[^:]*:){7})[0-9a-f:]{2,39}(?:\d{1,3}(?:\.\d{1,3}){3})?(?:%\w{1,20})?$/i;
const port = /:\d{0,6}$/;
const wildcard = /^(?:[*+]?\.)+/;

/**
 * The host in one token. Never fails: what is no host comes back as it is, for the caller to judge. Reads no
 * more than the first 4096 characters.
 */
export function cutHost(token: string): CutHost {
  const start = token.length > longestToken ? token.slice(0, longestToken) : token;
  const isAscii = !notAscii.test(start);
  const text = refang(isAscii ? start : start.replace(invisible, "").normalize("NFC"));
  // The marks are looked for in a copy of the same length with full-width forms made narrow (`：／／`), and the
  // host is taken from the text itself, so that it stays as it was typed.
  const marks = isAscii ? text : text.replace(fullWidth, narrow);
  let from = 0;
  let to = marks.length;
  const rest = () => marks.slice(from, to);
  const trim = (left: string, right: string) => {
    while (from < to && left.includes(marks.charAt(from))) from++;
    while (from < to && right.includes(marks.charAt(to - 1))) to--;
  };

  const angle = marks.lastIndexOf("<");
  if (angle >= 0 && marks.includes("@", angle)) from = angle;
  trim(leading, trailing);
  const url = scheme.exec(rest());
  const inUrl = url !== null;
  if (inUrl) from += url[0].length;
  const path = rest().search(afterHost);
  if (path >= 0) to = from + path;
  from += rest().lastIndexOf("@") + 1;
  trim(leading, "");
  if (rest().includes(":")) {
    if (bracketed.test(rest()) || bareIpv6.test(rest())) return { host: rest(), inUrl, ipv6: true };
    const found = port.exec(rest());
    if (found !== null) to = from + found.index;
  }
  trim("", trailingOrBracket);
  // `domain:example.com`, `mailto:`, `Site:example.com`. After a dot a colon is no label but a fault.
  const label = rest().lastIndexOf(":");
  if (label >= 0 && !rest().slice(0, label).includes(".")) from += label + 1;
  trim(leadingOrBracket, trailingOrBracket);
  for (let star = wildcard.exec(rest()); star !== null; star = wildcard.exec(rest())) {
    from += star[0].length;
    trim(leadingOrBracket, trailingOrBracket);
  }
  return { host: text.slice(from, to), inUrl, ipv6: false };
}

function narrow(wide: string): string {
  return String.fromCharCode(wide.charCodeAt(0) - 0xfee0);
}
