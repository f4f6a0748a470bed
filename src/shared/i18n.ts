import i18next, { type InitOptions, type i18n, type Module } from "i18next";
import type desktopTexts from "./locales/en/desktop.ts";
import type terminalTexts from "./locales/en/terminal.ts";
import type windowTexts from "./locales/en/window.ts";

/** The languages that every text is there in. English is the one whose keys the compiler knows. */
export const translated = ["en", "ja"] as const;
export type Language = (typeof translated)[number];

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: typeof windowTexts & typeof terminalTexts & typeof desktopTexts;
  }
}

/** The namespaces of one host, in one language: `window.ts`, `terminal.ts` or `desktop.ts` of `locales/en`. */
export type Texts = Readonly<Record<string, object>>;

/**
 * The first of `wanted` (BCP 47 tags or POSIX locale names, in the order of preference) that there are texts in;
 * English where there is none.
 */
export function languageOf(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split(/[-_.@]/)[0];
    const found = translated.find((each) => each === primary);
    if (found !== undefined) return found;
  }
  return "en";
}

/**
 * i18next over texts that are there already: nothing is fetched, nothing is detected. What is put into a text is
 * text of a stranger's making as often as not: it is never read as a text of ours (`skipOnVariables`), and escaping
 * is left to who shows it.
 */
export function createI18n(
  language: Language,
  texts: Texts,
  more: InitOptions = {},
  ...modules: readonly Module[]
): i18n {
  const instance = i18next.createInstance();
  for (const each of modules) instance.use(each);
  void instance.init({
    ...more,
    lng: language,
    fallbackLng: false,
    ns: Object.keys(texts),
    defaultNS: "common",
    resources: { [language]: texts as Record<string, Record<string, unknown>> },
    initAsync: false,
    returnNull: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  return instance;
}
