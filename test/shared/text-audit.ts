import type { TextUses } from "./text-uses.ts";

/** The texts of one language: `ns:path.to.key`, plural forms with their suffix, to the text. */
export type Texts = ReadonlyMap<string, string>;

export interface Audited {
  /** What each source asks for, by its path. */
  readonly sources: ReadonlyMap<string, TextUses>;
  readonly en: Texts;
  readonly ja: Texts;
  /** What the `*` of each key that is put together stands for. */
  readonly words: Readonly<Record<string, readonly string[]>>;
}

const pluralForm = /_(zero|one|two|few|many|other)$/;
const forms = { en: ["one", "other"], ja: ["other"] } as const;

/** A key without the suffix of its plural form: what the code asks for. */
export const asked = (key: string) => key.replace(pluralForm, "");

/** The texts of a language's JSON, one entry a text. */
export function flat(namespaces: Readonly<Record<string, unknown>>): Texts {
  const texts = new Map<string, string>();
  const into = (path: string, node: unknown) => {
    if (typeof node !== "object" || node === null) texts.set(path, String(node));
    else
      for (const [key, value] of Object.entries(node))
        into(path.endsWith(":") ? path + key : `${path}.${key}`, value);
  };
  for (const [namespace, tree] of Object.entries(namespaces)) into(`${namespace}:`, tree);
  return texts;
}

/** What is wrong between the sources and the texts: what is asked for and not there, and what is there for nobody. */
export function auditUses({ sources, en, ja, words }: Audited): string[] {
  const wrong: string[] = [];
  const used = new Set<string>();
  const put = new Set<string>();
  for (const [path, { uses, unreadable }] of sources) {
    for (const each of unreadable) wrong.push(`${path} asks for ${each}`);
    for (const { key, given } of uses) {
      if (key.includes("*")) put.add(key);
      const keys = key.includes("*") ? words[key]?.map((word) => key.replace("*", word)) : [key];
      if (keys === undefined)
        wrong.push(`${path} puts ${key} together of words that text-words.ts does not know`);
      for (const each of keys ?? []) {
        used.add(each);
        for (const [language, texts] of [
          ["en", en],
          ["ja", ja],
        ] as const) {
          const found = [...formsOf(each, texts)];
          if (found.length === 0) wrong.push(`${path} asks for ${each}, which ${language} does not have`);
          for (const [name, text] of found)
            if (given !== null)
              for (const missing of placeholders(text).filter((one) => !given.includes(one)))
                wrong.push(`${path} does not give {{${missing}}} to ${language} ${name}`);
          if (found.some(([name]) => pluralForm.test(name)) && given !== null && !given.includes("count"))
            wrong.push(`${path} does not give a count to ${language} ${each}, which has plural forms`);
        }
      }
    }
  }
  for (const [language, texts] of [
    ["en", en],
    ["ja", ja],
  ] as const)
    for (const key of texts.keys())
      if (!used.has(asked(key))) wrong.push(`nobody asks for ${language} ${key}`);
  for (const key of Object.keys(words)) if (!put.has(key)) wrong.push(`nobody puts ${key} together`);
  return wrong;
}

/** The text of a key, or those of its plural forms. */
function* formsOf(key: string, texts: Texts): Generator<readonly [string, string]> {
  for (const name of [key, `${key}_one`, `${key}_other`]) {
    const text = texts.get(name);
    if (text !== undefined) yield [name, text];
  }
}

/** What is different between the languages that must be the same: the keys, what is put in, what is marked up. */
export function auditLanguages({ en, ja }: Pick<Audited, "en" | "ja">): string[] {
  const wrong: string[] = [];
  for (const key of new Set([...en.keys(), ...ja.keys()].map(asked))) {
    for (const [language, texts] of [
      ["en", en],
      ["ja", ja],
    ] as const) {
      const own = [...texts.keys()].filter((name) => asked(name) === key).toSorted();
      const wanted = own.includes(key) ? [key] : forms[language].map((form) => `${key}_${form}`);
      if (own.join() !== wanted.join())
        wrong.push(
          `${language} ${key}: has ${own.join(", ") || "nothing"}, should have ${wanted.join(", ")}`,
        );
    }
    const english = en.get(key) ?? en.get(`${key}_other`) ?? "";
    const japanese = ja.get(key) ?? ja.get(`${key}_other`) ?? "";
    for (const [what, read] of [
      ["placeholders", placeholders],
      ["tags", tags],
    ] as const)
      if (read(english).toSorted().join() !== read(japanese).toSorted().join())
        wrong.push(`${key}: other ${what} in Japanese`);
    const one = en.get(`${key}_one`);
    if (one !== undefined && placeholders(one).some((each) => !placeholders(english).includes(each)))
      wrong.push(`en ${key}_one: a placeholder that the other form does not have`);
  }
  return wrong;
}

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{-?\s*([\w.]+)[^}]*\}\}/g)].map(([, name]) => name ?? ""))];
}

function tags(text: string): string[] {
  return [...text.matchAll(/<\/?[a-z]\w*\/?>/g)].map(([tag]) => tag);
}

/** The words of a text alone: without what is put in, and without what marks them up. */
const wordsOf = (text: string) => text.replace(/\{\{[^}]*\}\}/g, "").replace(/<\/?[a-z]\w*\/?>/g, "");

const japaneseLetter = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]/u;
const letter = "[\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Han}ー]";

/** What is wrong with how a text is written, for each language: in words, and where it is wrong. */
const habits = {
  both: [
    ["is empty, or begins or ends with a space", /^$|^\s|\s$/],
    ["has two spaces in a row", / {2}/],
    ["has three dots for an ellipsis", /\.\.\./],
    ["has a straight quotation mark", /"/],
  ],
  en: [
    ["has a quotation in apostrophes", /(^|[\s(])'\w/],
    ["has Japanese in it", japaneseLetter],
    ["has a space before a punctuation mark", /\s[,.;:!?](\s|$)/],
  ],
  ja: [
    ["has half-width katakana", /[\uff61-\uff9f]/],
    ["has full-width digits or Latin letters", /[０-９Ａ-Ｚａ-ｚ]/],
    ["has a half-width punctuation mark", new RegExp(`${letter}[,.!?;]|${letter}:(?!\\s|$)`, "u")],
    ["has half-width brackets", new RegExp(`${letter}\\(|\\(${letter}|${letter}\\)|\\)${letter}`, "u")],
    ["has English quotation marks", /[“”]/],
    ["has a space beside a full-width mark", /(?<!:) [、。「」（）]|[、。」）] /],
  ],
} as const satisfies Record<string, readonly (readonly [string, RegExp])[]>;

/**
 * What is not written as it should be.
 * @param sameInJapanese the keys of the texts that are the same in Japanese: names, and forms of names
 */
export function auditWriting(
  { en, ja }: Pick<Audited, "en" | "ja">,
  sameInJapanese: readonly string[],
): string[] {
  const wrong: string[] = [];
  for (const [language, texts] of [
    ["en", en],
    ["ja", ja],
  ] as const)
    for (const [key, text] of texts)
      for (const [what, pattern] of [...habits.both, ...habits[language]])
        if (pattern.test(text)) wrong.push(`${language} ${key} ${what}: ${text}`);
  const latin = [...ja].filter(
    ([, text]) => /\p{Script=Latin}/u.test(wordsOf(text)) && !japaneseLetter.test(text),
  );
  for (const [key, text] of latin)
    if (!sameInJapanese.includes(key)) wrong.push(`ja ${key} is not in Japanese: ${text}`);
  for (const key of sameInJapanese)
    if (!latin.some(([each]) => each === key)) wrong.push(`${key} is no exception any more`);
  return wrong;
}
