import { useTranslation } from "react-i18next";
import type { Spell } from "../../shared/contract/history.ts";
import { useSpellTimes } from "./spell-text.ts";

/** The chart for those who do not see it. */
export function SpellTable({ spells }: { spells: readonly Spell[] }) {
  const { t } = useTranslation("domain");
  const times = useSpellTimes();
  return (
    <div className="visually-hidden">
      <table>
        <caption>{t("spells.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("spells.column.engine")}</th>
            <th scope="col">{t("spells.column.word")}</th>
            <th scope="col">{t("spells.column.began")}</th>
            <th scope="col">{t("spells.column.ended")}</th>
          </tr>
        </thead>
        <tbody>
          {spells.map((spell) => {
            const { began, ended } = times(spell);
            return (
              <tr key={`${spell.engine} ${spell.from} ${spell.category}`}>
                <th scope="row">{spell.engine}</th>
                <td>
                  {t(`word.${spell.category}`)} {spell.result}
                </td>
                <td>{began}</td>
                <td>{ended}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
