import { useTranslation } from "react-i18next";
import type { Standing } from "../../shared/contract/domains.ts";
import type { EngineCategory } from "../../shared/contract/reports.ts";
import { VerdictIcon } from "../verdict/VerdictIcon.tsx";
import styles from "./word.module.css";

/** The shape that each of an engine's categories has in common with a verdict. */
const shapeOf: Record<EngineCategory, Standing> = {
  malicious: "malicious",
  suspicious: "suspicious",
  harmless: "clean",
  undetected: "unrated",
  timeout: "failed",
  other: "unknown",
};

interface Said {
  readonly category: EngineCategory;
  readonly result: string | null;
}

/** Where VirusTotal's word says no more than the category, ours stands: its `unrated` is no verdict of ours. */
const saysNoMore: ReadonlySet<EngineCategory> = new Set<EngineCategory>([
  "harmless",
  "undetected",
  "timeout",
]);

/**
 * What an engine says, in its own word where that says more than the category; null: it says nothing.
 * @param exact VirusTotal's own word, whatever it is: where two of them are compared
 */
export function Word({ word, exact = false }: { word: Said | null; exact?: boolean }) {
  const { t } = useTranslation("domain");
  if (word === null) return <span className={styles.none}>{t("word.none")}</span>;
  const category = t(`word.${word.category}`);
  const { result } = word;
  const ours = result === null || result === word.category || (!exact && saysNoMore.has(word.category));
  return (
    <span
      className={styles.word}
      data-category={word.category}
      title={ours && result !== null ? result : category}
    >
      <VerdictIcon standing={shapeOf[word.category]} size={10} />
      {!ours && result !== category && <span className="visually-hidden">{category} </span>}
      <bdi>{ours ? category : result}</bdi>
    </span>
  );
}

/** From one word to another. */
export function Turned({ from, to }: { from: Said | null; to: Said | null }) {
  const { t } = useTranslation("domain");
  // The same category on both sides: it is the words that are another.
  const exact = from?.category === to?.category;
  return (
    <span className={styles.turned}>
      <Word word={from} exact={exact} />
      <span aria-hidden="true" className={styles.arrow}>
        →
      </span>
      <span className="visually-hidden">{t("word.then")}</span>
      <Word word={to} exact={exact} />
    </span>
  );
}
