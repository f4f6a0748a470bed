import { type Language, languageOf } from "../../../shared/i18n.ts";

/** The environment's variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The language in which to speak: that of BANKEN_LANG, else of the settings, else of the environment's locale.
 * Of POSIX's variables the first that is not empty holds, whatever the others say (POSIX.1-2024, 8.2): LC_ALL=C asks
 * for English also beside LANG=ja_JP.UTF-8. Windows and macOS set none of them as a rule, but have a locale.
 * @param setting null where the settings leave it to the system
 * @param system the system's locale as Intl knows it, a BCP 47 tag; asked for only where nothing else says it
 */
export function preferredLanguage(
  env: Environment,
  setting: Language | null,
  system: () => string,
): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || system();
  return languageOf([env.BANKEN_LANG, setting, locale].filter((each) => each != null));
}
