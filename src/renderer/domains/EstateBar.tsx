import { useTranslation } from "react-i18next";
import type { Estate, Standing } from "../../shared/contract/domains.ts";
import { standings } from "../../shared/standing.ts";
import { useFormat } from "../format.ts";
import { VerdictIcon } from "../verdict/VerdictIcon.tsx";
import styles from "./list.module.css";
import { toggled } from "./view.ts";

/** All domains as one bar, and what each part of it counts. A part shows its domains alone, or all again. */
export function EstateBar({
  estate,
  standings: chosen,
  onStandings,
}: {
  estate: Estate;
  standings: readonly Standing[];
  onStandings: (standings: Standing[]) => void;
}) {
  const { t } = useTranslation(["domains", "common"]);
  const format = useFormat();
  const parts = standings.filter((each) => estate.counts[each] > 0 || chosen.includes(each));
  const faded = (each: Standing) => (chosen.length > 0 && !chosen.includes(each)) || undefined;
  return (
    <>
      {/* The legend says the same in words. */}
      <div className={styles.bar} aria-hidden="true" data-keep-colours>
        {parts
          .filter((each) => estate.counts[each] > 0)
          .map((each) => (
            <div
              key={each}
              className={styles.part}
              data-standing={each}
              data-faded={faded(each)}
              style={{ flexGrow: estate.counts[each] }}
            />
          ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form */}
      <div className={styles.legend} role="group" aria-label={t("domains:legend")}>
        {parts.map((each) => (
          <button
            key={each}
            type="button"
            className={styles.entry}
            data-standing={each}
            data-faded={faded(each)}
            aria-pressed={chosen.includes(each)}
            title={t(`common:verdictMeans.${each}`)}
            onClick={() => onStandings(toggled(chosen, each))}
          >
            <VerdictIcon standing={each} size={10} />
            <strong>{format.number(estate.counts[each])}</strong> {t(`common:verdict.${each}`)}
          </button>
        ))}
      </div>
    </>
  );
}
