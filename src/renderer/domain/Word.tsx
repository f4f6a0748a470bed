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

/** What an engine says, in its own word where it has one; null: it says nothing. */
export function Word({ word }: { word: Said | null }) {
  const { t } = useTranslation("domain");
  if (word === null) return <span className={styles.none}>{t("word.none")}</span>;
  const category = t(`word.${word.category}`);
  return (
    <span className={styles.word} data-category={word.category} title={category}>
      <VerdictIcon standing={shapeOf[word.category]} size={10} />
      {word.result !== null && word.result !== category && (
        <span className="visually-hidden">{category} </span>
      )}
      <bdi>{word.result ?? category}</bdi>
    </span>
  );
}

/** From one word to another. */
export function Turned({ from, to }: { from: Said | null; to: Said | null }) {
  const { t } = useTranslation("domain");
  return (
    <span className={styles.turned}>
      <Word word={from} />
      <span aria-hidden="true" className={styles.arrow}>
        →
      </span>
      <span className="visually-hidden">{t("word.then")}</span>
      <Word word={to} />
    </span>
  );
}
