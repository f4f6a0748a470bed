import { IconChevronRight } from "@tabler/icons-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.ts";
import { Capped } from "./Capped.tsx";
import type { Group, GroupName } from "./engine-groups.ts";
import styles from "./engines.module.css";
import { Word } from "./Word.tsx";

/** Those who speak against the domain are in sight; the many others when somebody wants to see them. */
const openAtFirst: Record<GroupName, boolean> = {
  malicious: true,
  suspicious: true,
  harmless: false,
  silent: false,
  other: false,
};

/** Few enough to be in sight at once. */
const few = 5;
const most = 100;

export function EngineGroup({ group, searching }: { group: Group; searching: boolean }) {
  const { t } = useTranslation("domain");
  const format = useFormat();
  const list = useId();
  const { name, engines, counted } = group;
  const [toggled, setToggled] = useState<boolean | null>(null);
  const open = searching || (toggled ?? (openAtFirst[name] || engines.length <= few));
  const unnamed = searching ? 0 : counted - engines.length;
  return (
    <div className={styles.group} data-group={name}>
      <h4>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={open ? list : undefined}
          disabled={searching}
          onClick={() => setToggled(!open)}
        >
          <IconChevronRight size={14} aria-hidden="true" className={styles.chevron} />
          <span>{t(`engines.group.${name}`)}</span>
          <span className={styles.count}>
            {searching
              ? t("engines.of", { found: format.number(engines.length), shown: format.number(counted) })
              : t("engines.count", { count: counted, shown: format.number(counted) })}
          </span>
        </button>
      </h4>
      {open && (
        <div id={list} className={styles.engines}>
          <Capped items={engines} most={most}>
            {(each) => (
              <li key={each.engine}>
                <bdi>{each.engine}</bdi>
                <Word word={each} />
              </li>
            )}
          </Capped>
          {unnamed > 0 && (
            <p className={styles.unnamed}>
              {t("engines.unnamed", { count: unnamed, shown: format.number(unnamed) })}
            </p>
          )}
        </div>
      )}
    </div>
  );
}
