import { initReactI18next } from "react-i18next";
import { createI18n, type Language, languageOf, type Texts } from "../shared/i18n.ts";
import type { Settings } from "../shared/settings.ts";

/** One bundle a language, so that the window loads only the one it shows. */
const bundles: Record<Language, () => Promise<{ default: Texts }>> = {
  en: () => import("../shared/locales/en/window.ts"),
  ja: () => import("../shared/locales/ja/window.ts"),
};

const remembered = "banken.language";

/** The language a setting comes to: the browser's where it says `system`. */
export function languageFor(setting: Settings["language"]): Language {
  return setting === "system" ? languageOf(navigator.languages) : setting;
}

/** i18next in the language that was shown last, or the browser's: the setting itself is not known yet. */
export async function startTexts() {
  const last = localStorage.getItem(remembered);
  const language = languageOf([...(last === null ? [] : [last]), ...navigator.languages]);
  const { default: texts } = await bundles[language]();
  const i18n = createI18n(language, texts, { react: { useSuspense: false } }, initReactI18next);
  document.documentElement.lang = language;

  /** Shows the window in another language, once its texts are there. */
  async function show(setting: Settings["language"]): Promise<void> {
    const wanted = languageFor(setting);
    localStorage.setItem(remembered, wanted);
    if (wanted === i18n.language) return;
    const { default: more } = await bundles[wanted]();
    for (const [namespace, texts] of Object.entries(more)) i18n.addResourceBundle(wanted, namespace, texts);
    await i18n.changeLanguage(wanted);
    document.documentElement.lang = wanted;
  }
  return { i18n, show };
}
