import { useTranslation } from "react-i18next";
import type { Spell } from "../../shared/contract/history.ts";
import { useFormat } from "../format.ts";
import { intervalText } from "./when.ts";

/** When a spell began and ended, as far as anybody knows. */
export function useSpellTimes(): (spell: Spell) => { readonly began: string; readonly ended: string } {
  const { t } = useTranslation(["domain", "common"]);
  const format = useFormat();
  return ({ after, from, to, until }) => ({
    began: intervalText(after, from, t, format),
    ended: until === null ? t("domain:spells.lasts") : intervalText(to, until, t, format),
  });
}

/** A spell in one line: who said what, since when and until when. */
export function useSpellText(): (spell: Spell) => string {
  const { t } = useTranslation("domain");
  const times = useSpellTimes();
  return (spell) =>
    t("spells.text", {
      engine: spell.engine,
      word: spell.result ?? t(`word.${spell.category}`),
      ...times(spell),
    });
}
