import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Audited, auditLanguages, auditUses, auditWriting, flat, type Texts } from "./text-audit.ts";
import { textUses } from "./text-uses.ts";
import { words } from "./text-words.ts";

const root = join(import.meta.dirname, "../..");

/** Names, and forms of names, that nobody translates. */
const sameInJapanese = [
  "domain:context.jarm",
  "domain:context.whois",
  "preview:text.placeholder",
  "settings:about.virusTotal",
  "shell:title.place",
];

function texts(language: string): Texts {
  const files = globSync(`src/shared/locales/${language}/*.json`, { cwd: root });
  return flat(
    Object.fromEntries(
      files.map((file) => [basename(file, ".json"), JSON.parse(readFileSync(join(root, file), "utf8"))]),
    ),
  );
}

const places = ["src/renderer/**/*.{ts,tsx}", "src/main/**/*.ts", "src/shared/**/*.ts", "scripts/start.ts"];
const sources = globSync(places, {
  cwd: root,
  exclude: ["src/shared/locales/**"],
});

const real: Audited = {
  sources: textUses(new Map(sources.map((path) => [path, readFileSync(join(root, path), "utf8")]))),
  en: texts("en"),
  ja: texts("ja"),
  words,
};

describe("the texts of both languages", () => {
  test("every text that is asked for is there, and every text that is there is asked for", () => {
    expect(real.sources.size).toBeGreaterThan(20);
    expect(auditUses(real)).toEqual([]);
  });

  test("have the same keys, placeholders and markup, and the plural forms of their language", () => {
    expect(auditLanguages(real)).toEqual([]);
  });

  test("are written as each language is written", () => {
    expect(auditWriting(real, sameInJapanese)).toEqual([]);
  });
});

describe("the audit itself", () => {
  const en = flat({ pets: { dog: "A dog", name: "{{name}} barks", kind: { big: "big", small: "small" } } });
  const ja = flat({ pets: { dog: "犬", name: "{{name}}が吠える", kind: { big: "大", small: "小" } } });
  const asks = `
    const { t } = useTranslation("pets");
    t("dog"); t("name", { name }); t(\`kind.\${kind}\`);`;
  const sound: Audited = {
    sources: textUses(new Map([["a.ts", asks]])),
    en,
    ja,
    words: { "pets:kind.*": ["big", "small"] },
  };
  const withText = (texts: Texts, key: string, text: string) => new Map([...texts, [key, text]]);
  const withSource = (code: string) => ({
    ...sound,
    sources: textUses(
      new Map([
        ["a.ts", asks],
        ["b.ts", code],
      ]),
    ),
  });

  test("finds nothing where nothing is wrong", () => {
    expect([...auditUses(sound), ...auditLanguages(sound), ...auditWriting(sound, [])]).toEqual([]);
  });

  test("finds a text that nobody asks for", () => {
    const planted = { ...sound, en: withText(en, "pets:cat", "A cat"), ja: withText(ja, "pets:cat", "猫") };
    expect(auditUses(planted)).toEqual(["nobody asks for en pets:cat", "nobody asks for ja pets:cat"]);
  });

  test("finds a text that is asked for and not there", () => {
    expect(auditUses(withSource(`t("pets:cat")`))).toEqual([
      "b.ts asks for pets:cat, which en does not have",
      "b.ts asks for pets:cat, which ja does not have",
    ]);
  });

  test("finds a word of a union that has no text, and a text that no word leads to", () => {
    const words = { "pets:kind.*": ["big", "tiny"] };
    expect(auditUses({ ...sound, words })).toEqual([
      "a.ts asks for pets:kind.tiny, which en does not have",
      "a.ts asks for pets:kind.tiny, which ja does not have",
      "nobody asks for en pets:kind.small",
      "nobody asks for ja pets:kind.small",
    ]);
  });

  test("finds a key that it cannot read, and words that nobody puts together", () => {
    expect(auditUses(withSource("t(key)"))).toEqual(["b.ts asks for a key that is Identifier"]);
    expect(auditUses(withSource(`t("dog")`))).toEqual([
      "b.ts asks for “dog”, of a namespace that is not said",
    ]);
    expect(auditUses(withSource(`t(\`pets:size.\${size}\`)`))).toEqual([
      "b.ts puts pets:size.* together of words that text-words.ts does not know",
    ]);
    expect(auditUses({ ...sound, words: { ...sound.words, "pets:age.*": ["old"] } })).toEqual([
      "nobody puts pets:age.* together",
    ]);
  });

  test("finds what is not put into a text", () => {
    expect(auditUses(withSource(`t("pets:name", { nmae })`))).toEqual([
      "b.ts does not give {{name}} to en pets:name",
      "b.ts does not give {{name}} to ja pets:name",
    ]);
    const one = { en: withText(en, "pets:dog_one", "A dog"), ja: withText(ja, "pets:dog_other", "犬") };
    expect(auditUses({ ...sound, ...one })).toContain(
      "a.ts does not give a count to en pets:dog, which has plural forms",
    );
  });

  test("finds where the languages differ", () => {
    expect(auditLanguages({ en: withText(en, "pets:cat", "A cat"), ja })).toEqual([
      "ja pets:cat: has nothing, should have pets:cat_other",
    ]);
    expect(auditLanguages({ en, ja: withText(ja, "pets:name", "{{nmae}}が吠える") })).toEqual([
      "pets:name: other placeholders in Japanese",
    ]);
    expect(auditLanguages({ en: withText(en, "pets:dog", "A <b>dog</b>"), ja })).toEqual([
      "pets:dog: other tags in Japanese",
    ]);
    const forms = {
      en: flat({ pets: { n_one: "{{count}} dog" } }),
      ja: flat({ pets: { n_one: "{{count}}匹", n_other: "{{count}}匹" } }),
    };
    expect(auditLanguages(forms)).toEqual([
      "en pets:n: has pets:n_one, should have pets:n_one, pets:n_other",
      "ja pets:n: has pets:n_one, pets:n_other, should have pets:n_other",
      "pets:n: other placeholders in Japanese",
      "en pets:n_one: a placeholder that the other form does not have",
    ]);
  });

  test.each([
    ["en", ' A "dog"'],
    ["en", "A 'dog' barks"],
    ["en", "Wait..."],
    ["en", "A 犬"],
    ["en", ""],
    ["ja", "ｲﾇ"],
    ["ja", "犬です."],
    ["ja", "犬(大)"],
    ["ja", "犬:大"],
    ["ja", "犬が１匹"],
    ["ja", "犬、 猫"],
    ["ja", "A dog"],
  ] as const)("finds %s written as it is not: %s", (language, text) => {
    const planted = { en, ja, [language]: withText(language === "en" ? en : ja, "pets:dog", text) };
    expect(auditWriting(planted, [])).not.toEqual([]);
  });

  test("finds an exception that is none", () => {
    expect(auditWriting(sound, ["pets:dog"])).toEqual(["pets:dog is no exception any more"]);
  });
});

describe("reading what a source asks for", () => {
  const usesOf = (code: string) => textUses(new Map([["a.tsx", code]])).get("a.tsx");
  const keys = (code: string) => usesOf(code)?.uses.map(({ key }) => key);

  test.each([
    [
      "the nearest useTranslation",
      `function A() { const { t } = useTranslation("a"); t("x"); } function B() { const { t } = useTranslation("b"); t("x"); }`,
      ["a:x", "b:x"],
    ],
    [
      "the first of several namespaces",
      `const { t } = useTranslation(["a", "b"]); t("x"); t("b:y");`,
      ["a:x", "b:y"],
    ],
    ["the default namespace", `const { t } = useTranslation(); t("x");`, ["common:x"]],
    ["another name", `const { t: words } = useTranslation("a"); words("x");`, ["a:x"]],
    ["a t handed on", `type Texts = TFunction<["a", "b"]>; function f(t: Texts) { t("x"); }`, ["a:x"]],
    [
      "a t among properties",
      `interface P { t: TFunction<"a"> } function F({ t }: P) { return t("x"); }`,
      ["a:x"],
    ],
    ["a fixed t", `const t = i18n.getFixedT(null, "a"); t("x");`, ["a:x"]],
    ["a t of something", `i18n.t("a:x");`, ["a:x"]],
    ["both branches", `t(is ? "a:x" : other ? "a:y" : \`a:z.\${n}\`)`, ["a:x", "a:y", "a:z.*"]],
    ["a constant", `const key = is ? "a:x" : "a:y"; t(key);`, ["a:x", "a:y"]],
    [
      "a table",
      `const keys = { one: "a:x", two: null, three: "a:y" } as const; t(keys[which]);`,
      ["a:x", "a:y"],
    ],
    ["a parameter that is one of some words", `const f = (key: "a:x" | "a:y") => t(key);`, ["a:x", "a:y"]],
    [
      "a t whose type comes from where it is handed in, in a file of one namespace",
      `function each(say: (t: TFunction<"a">) => string) {} each((t) => t("x"));`,
      ["a:x"],
    ],
    [
      "a method, and an argument that is an object",
      `type W = { t: TFunction<"a"> }; class A { say({ t }: W) { return [f({ text: t("x") })]; } }`,
      ["a:x"],
    ],
    [
      "what a function of ours returns",
      `interface L { readonly t: TFunction<["a", "b"]> } function useL(): L {} function A() { const { t } = useL(); t("x"); const l = useL(); l.t("y"); }`,
      ["a:x", "a:y"],
    ],
    [
      "a Trans with a t",
      `const { t } = useTranslation("a"); const e = <Trans t={t} i18nKey={\`x.\${n}\`} />;`,
      ["a:x.*"],
    ],
    ["a Trans with a namespace", `const e = <Trans ns="a" i18nKey="x" />;`, ["a:x"]],
  ])("%s", (_what, code, expected) => {
    expect(keys(code)).toEqual(expected);
  });

  test("neither comments nor strings ask for anything", () => {
    expect(usesOf(`// t("a:x")\nconst code = 't("a:x")'; set("a:x");`)).toEqual({
      uses: [],
      unreadable: [],
    });
  });

  test("what is put in, where it can be read", () => {
    const given = (code: string) => usesOf(code)?.uses.map(({ given }) => given);
    expect(given(`t("a:x"); t("a:x", { at, count: 1 }); t("a:x", { ...more }); t("a:x", more)`)).toEqual([
      [],
      ["at", "count"],
      null,
      null,
    ]);
  });
});
