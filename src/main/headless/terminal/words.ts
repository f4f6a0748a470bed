import type { TFunction } from "i18next";
import { createI18n, type Language, type Texts } from "../../../shared/i18n.ts";
import { keptBy } from "../../../shared/spans.ts";
import { kept, type Times, timesIn } from "./times.ts";

/** What it takes to speak to a person: the texts of one language, and how it writes numbers, times and lists. */
export interface Words extends Times {
  readonly language: Language;
  readonly t: TFunction<["terminal", "common", "serve", "watch", "doctor"]>;
  number(value: number): string;
  /** Of a file, from bytes: `12.3 MB`. */
  size(bytes: number): string;
  /** Some items one after the other: `a, b, c`. */
  list(items: readonly string[]): string;
  /** Some sentences one after the other. */
  sentences(...sentences: readonly string[]): string;
}

/** Something to say, in whatever language the person at the terminal has. */
export type Told = (words: Words) => string;

/** One bundle a language, so that only the one that is spoken is loaded. */
const bundles: Record<Language, () => Promise<{ default: Texts }>> = {
  en: () => import("../../../shared/locales/en/terminal.ts"),
  ja: () => import("../../../shared/locales/ja/terminal.ts"),
};

export async function wordsIn(language: Language): Promise<Words> {
  const { default: texts } = await bundles[language]();
  const t: Words["t"] = createI18n(language, texts).getFixedT(language, [
    "terminal",
    "common",
    "serve",
    "watch",
  ]);
  const numbers = kept(() => new Intl.NumberFormat(language));
  const inUnit = keptBy(
    (unit: "megabyte" | "gigabyte") =>
      new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }),
  );
  const lists = kept(() => new Intl.ListFormat(language, { type: "conjunction", style: "narrow" }));
  return {
    language,
    t,
    number: (value) => numbers().format(value),
    size: (bytes) =>
      bytes < 1_000_000_000
        ? inUnit("megabyte").format(bytes / 1_000_000)
        : inUnit("gigabyte").format(bytes / 1_000_000_000),
    list: (items) => lists().format(items),
    sentences: (...sentences) => sentences.reduce((first, then) => t("terminal:sentences", { first, then })),
    ...timesIn(language, t),
  };
}
