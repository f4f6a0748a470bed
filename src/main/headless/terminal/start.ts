import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Language, translated } from "../../../shared/i18n.ts";
import { dataDirOf } from "../../app/data-dir.ts";
import { preferredLanguage } from "./language.ts";
import { type Words, wordsIn } from "./words.ts";

/**
 * The words for whoever started this process. They are needed before the command line is read: its errors and its
 * help are told in them.
 */
export function startWords(argv: readonly string[]): Promise<Words> {
  const system = () => new Intl.DateTimeFormat().resolvedOptions().locale;
  return wordsIn(preferredLanguage(process.env, languageSetting(dataDirIn(argv)), system));
}

function dataDirIn(argv: readonly string[]): string {
  const { values } = parseArgs({
    args: [...argv],
    options: { "data-dir": { type: "string" } },
    strict: false,
  });
  const named = values["data-dir"];
  return dataDirOf(typeof named === "string" ? named : process.env.BANKEN_DATA_DIR);
}

/** The language among the settings; null where they name none. What is wrong with them is told by who needs them. */
function languageSetting(dataDir: string): Language | null {
  try {
    const { language } = JSON.parse(readFileSync(join(dataDir, "settings.json"), "utf8"));
    return translated.find((each) => each === language) ?? null;
  } catch {
    return null;
  }
}
