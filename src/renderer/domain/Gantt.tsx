import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Spell } from "../../shared/contract/history.ts";
import { useFormat } from "../format.ts";
import { useNow } from "../now.ts";
import styles from "./gantt.module.css";
import { type Bar, type Lane, lanesOf, type Stretch, ticksOf } from "./gantt.ts";
import { useSpellText } from "./spell-text.ts";
import { TextButton } from "./TextButton.tsx";

/** More engines than these are shown when somebody wants to see them. */
const usualLanes = 10;
/** A bar is wide enough for its word from so many percent on. */
const wordFrom = 22;
/** A day further to the right than so many percent would be written over "today". */
const lastLabel = 80;

/**
 * Each engine's spells on one axis of time. What is certain is filled; the time in which a spell began or ended is
 * hatched, since nobody looked in it. For the eyes alone: the same is in a table.
 */
export function Gantt({ spells, since }: { spells: readonly Spell[]; since: number }) {
  const { t } = useTranslation("domain");
  const format = useFormat();
  const now = useNow(60_000);
  const [all, setAll] = useState(false);
  const lanes = lanesOf(spells, since, now);
  const ticks = ticksOf(since, now, 4);
  const shown = all ? lanes : lanes.slice(0, usualLanes);
  return (
    <>
      <div className={styles.gantt} aria-hidden="true">
        <div className={styles.lines}>
          {ticks.map(({ at, left }) => (
            <span key={at} style={{ left: `${left}%` }} />
          ))}
        </div>
        {shown.map((lane) => (
          <LaneRow key={lane.engine} lane={lane} />
        ))}
        <div className={styles.days}>
          {ticks
            .filter(({ left }) => left < lastLabel)
            .map(({ at, left }) => (
              <span key={at} style={{ left: `${left}%` }}>
                {format.shortDay(at)}
              </span>
            ))}
          <span className={styles.today}>{t("spells.now")}</span>
        </div>
      </div>
      {lanes.length > shown.length && (
        <TextButton onClick={() => setAll(true)}>
          {t("spells.all", { count: lanes.length, shown: format.number(lanes.length) })}
        </TextButton>
      )}
    </>
  );
}

function LaneRow({ lane: { engine, bars } }: { lane: Lane }) {
  return (
    <div className={styles.lane}>
      <bdi className={styles.engine} title={engine}>
        {engine}
      </bdi>
      <div className={styles.track}>
        {bars.map((bar) => (
          <BarOf key={`${bar.spell.from} ${bar.spell.category}`} bar={bar} />
        ))}
      </div>
    </div>
  );
}

function BarOf({ bar: { spell, sure, before, after } }: { bar: Bar }) {
  const spellText = useSpellText();
  const title = spellText(spell);
  return (
    <>
      {before !== null && <Unsure at={before} category={spell.category} title={title} />}
      <span
        className={styles.bar}
        data-category={spell.category}
        data-over={spell.until !== null || undefined}
        data-keep-colours
        style={placed(sure)}
        title={title}
      >
        {sure.width >= wordFrom && <bdi className={styles.said}>{spell.result}</bdi>}
      </span>
      {after !== null && <Unsure at={after} category={spell.category} title={title} />}
    </>
  );
}

function Unsure({ at, category, title }: { at: Stretch; category: Spell["category"]; title: string }) {
  return (
    <span
      className={styles.unsure}
      data-category={category}
      data-keep-colours
      style={placed(at)}
      title={title}
    />
  );
}

function placed({ left, width }: Stretch) {
  return { left: `${left}%`, width: `${width}%` };
}
