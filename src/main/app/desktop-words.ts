import type { TFunction } from "i18next";
import { createI18n, type Language, languageOf, type Texts } from "../../shared/i18n.ts";
import type { Settings } from "../../shared/settings.ts";

/** What it takes to speak to a person outside the window: tray, notifications, dialogs, menu; in one language. */
export interface DesktopWords {
  readonly t: TFunction<["desktop", "tray", "notices", "common"]>;
  number(value: number): string;
  /** Some names one after the other. */
  list(items: readonly string[]): string;
  /** A time of day, with the date where it is not that of `now`. Both ms UTC. */
  moment(at: number, now: number): string;
}

const bundles: Record<Language, () => Promise<{ default: Texts }>> = {
  en: () => import("../../shared/locales/en/desktop.ts"),
  ja: () => import("../../shared/locales/ja/desktop.ts"),
};

/** 24 hours, and the day before the month, as the terminal has them. */
const momentLocales: Record<Language, string> = { en: "en-GB", ja: "ja" };

/**
 * The language that a person set, else the system's.
 * @param system the system's languages, most wanted first (BCP 47)
 */
export function languageFor({ language }: Pick<Settings, "language">, system: readonly string[]): Language {
  return languageOf(language === "system" ? system : [language]);
}

/** @param timeZone an IANA name: where the person is */
export async function desktopWords(language: Language, timeZone: string): Promise<DesktopWords> {
  const { default: texts } = await bundles[language]();
  const t: DesktopWords["t"] = createI18n(language, texts).getFixedT(language, [
    "desktop",
    "tray",
    "notices",
    "common",
  ]);
  const numbers = new Intl.NumberFormat(language);
  const lists = new Intl.ListFormat(language, { type: "conjunction", style: "narrow" });
  const written = (parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(momentLocales[language], { ...parts, timeZone });
  const clock = written({ hour: "2-digit", minute: "2-digit" });
  const date = written({ day: "numeric", month: "short" });
  const day = written({ dateStyle: "short" });
  return {
    t,
    number: (value) => numbers.format(value),
    list: (items) => lists.format(items),
    moment(at, now) {
      const time = clock.format(at);
      return day.format(at) === day.format(now) ? time : t("tray:moment", { date: date.format(at), time });
    },
  };
}
