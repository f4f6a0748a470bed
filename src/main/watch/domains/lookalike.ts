/**
 * Names that are written to be taken for another. A label is marked where it mixes scripts that nobody's language
 * mixes (https://www.unicode.org/reports/tr39/#Restriction_Level_Detection, "highly restrictive"), or where all its
 * letters stand for Latin ones though none is (as browsers do it:
 * https://chromium.googlesource.com/chromium/src/+/main/docs/idn.md, 9 to 12).
 */

/** The scripts of languages that are written today (https://www.unicode.org/reports/tr31/#Table_Recommended_Scripts). */
const scripts = [
  ...["Arabic", "Armenian", "Bengali", "Bopomofo", "Cyrillic", "Devanagari", "Ethiopic", "Georgian", "Greek"],
  ...["Gujarati", "Gurmukhi", "Han", "Hangul", "Hebrew", "Hiragana", "Kannada", "Katakana", "Khmer", "Lao"],
  ...["Latin", "Malayalam", "Myanmar", "Oriya", "Sinhala", "Tamil", "Telugu", "Thaana", "Thai", "Tibetan"],
] as const;
type Script = (typeof scripts)[number];

/** What is written together in Japanese, Chinese and Korean. */
const mixes: readonly ReadonlySet<Script>[] = [
  new Set(["Latin", "Han", "Hiragana", "Katakana"]),
  new Set(["Latin", "Han", "Bopomofo"]),
  new Set(["Latin", "Han", "Hangul"]),
];

const lettersOf = scripts.map((script) => [script, new RegExp(`\\p{Script=${script}}`, "u")] as const);
/** Letters of none of them: scripts of scholars, or used by few. */
const other = new RegExp(
  `[^\\p{Script=Common}\\p{Script=Inherited}${scripts.map((script) => `\\p{Script=${script}}`).join("")}]`,
  "u",
);

/** Letters that pass for Latin ones, and the endings of countries where words of them are words. */
const passing: readonly { readonly letters: RegExp; readonly athome: readonly string[] }[] = [
  {
    letters: only("агԁеԍһіјкӏопрԗԛсѕԝухъьҽѡѵ"),
    athome: ["bg", "by", "kg", "kz", "mk", "mn", "rs", "ru", "su", "tj", "ua", "uz"],
  },
  { letters: only("αηικνορτυω"), athome: ["cy", "gr"] },
  { letters: only("ագզէլհյոսւօ"), athome: ["am"] },
  { letters: only("იოყძხჽჿ"), athome: ["ge"] },
  { letters: only("ᎠᎡᎢᎥᎪᎫᎬᎳᎷᎻᎿᏀᏃᏎᏏᏒᏔᏕᏙᏚᏞᏟᏢᏦᏧᏴᏵ"), athome: [] },
  { letters: only("\\p{Script=Lisu}"), athome: [] },
];

/** Katakana that pass for a stroke, where no Japanese stands on either side. */
const japanese = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々〆";
const stroke = new RegExp(`(?<![${japanese}])[ノンソゾ](?![${japanese}])`, "u");

/**
 * Whether a name can be taken for another by its letters.
 * @param shown the name in Unicode (`shownName`); A-labels tell nothing
 */
export function isLookalike(shown: string): boolean {
  if (/^[\0-\x7f]*$/.test(shown)) return false;
  const labels = shown.normalize("NFKC").toLowerCase().split(/[.。]/);
  const ending = labels.at(-1) ?? "";
  return labels.some(
    (label, n) =>
      isMixed(label) || hidesStroke(label) || (n < labels.length - 1 && passesForLatin(label, ending)),
  );
}

function isMixed(label: string): boolean {
  const found = lettersOf.filter(([, letters]) => letters.test(label)).map(([script]) => script);
  if (other.test(label)) return found.length > 0;
  return found.length > 1 && !mixes.some((mix) => found.every((script) => mix.has(script)));
}

function hidesStroke(label: string): boolean {
  return /[a-z0-9]/.test(label) && stroke.test(label);
}

function passesForLatin(label: string, ending: string): boolean {
  if (!/^[a-z]+$/.test(ending)) return false;
  return passing.some(({ letters, athome }) => letters.test(label) && !athome.includes(ending));
}

/** A label of these letters, with digits and hyphens between them. */
function only(letters: string): RegExp {
  return new RegExp(`^(?=.*[${letters}])[${letters}0-9_-]+$`, "iu");
}
