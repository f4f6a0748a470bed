import { useTranslation } from "react-i18next";
import type { Difference, Engine, Turn } from "../../shared/contract/reports.ts";
import { useFormat } from "../format.ts";
import { VerdictBadge } from "../verdict/VerdictBadge.tsx";
import { Capped } from "./Capped.tsx";
import styles from "./difference.module.css";
import { Moves } from "./Moves.tsx";
import { Turned, Word } from "./Word.tsx";

/** What is different between two answers: who turned, who says it otherwise, who is new or gone, and what moved. */
export function DifferenceView({ difference }: { difference: Difference }) {
  const { t } = useTranslation("domain");
  const { from, to, turned, reworded, appeared, vanished, moved } = difference;
  const parts = [turned, reworded, appeared, vanished, moved];
  if (parts.every(({ length }) => length === 0) && from.verdict === to.verdict)
    return <p className={styles.dim}>{t("changes.none")}</p>;
  return (
    <div className={styles.difference}>
      {from.verdict !== to.verdict && (
        <p className={styles.verdicts}>
          <VerdictBadge standing={from.verdict} />
          <span aria-hidden="true">→</span>
          <span className="visually-hidden">{t("word.then")}</span>
          <VerdictBadge standing={to.verdict} />
        </p>
      )}
      <Turns title={t("changes.turned", counted(turned.length))} turns={turned} />
      <Turns title={t("changes.reworded", counted(reworded.length))} turns={reworded} />
      <Engines title={t("changes.appeared", counted(appeared.length))} engines={appeared} />
      <Engines
        title={t("changes.vanished", counted(vanished.length))}
        about={t("changes.vanishedMeans")}
        engines={vanished}
      />
      {moved.length > 0 && (
        <div>
          <h4>{t("changes.moved")}</h4>
          <Moves moves={moved} />
        </div>
      )}
    </div>
  );
}

/** More names than these in one sentence nobody reads. */
const mostNames = 100;

function counted(count: number) {
  return { count };
}

function Turns({ title, turns }: { title: string; turns: readonly Turn[] }) {
  if (turns.length === 0) return null;
  return (
    <div>
      <h4>{title}</h4>
      <Capped items={turns}>
        {({ engine, from, to }) => (
          <li key={engine} className={styles.row}>
            <bdi>{engine}</bdi>
            <Turned from={from} to={to} />
          </li>
        )}
      </Capped>
    </div>
  );
}

function Engines({ title, about, engines }: { title: string; about?: string; engines: readonly Engine[] }) {
  const { t } = useTranslation("domain");
  const format = useFormat();
  if (engines.length === 0) return null;
  const loud = engines.filter(({ category }) => category === "malicious" || category === "suspicious");
  const quiet = engines.filter(({ category }) => category !== "malicious" && category !== "suspicious");
  const beyond = quiet.length - mostNames;
  return (
    <div>
      <h4>{title}</h4>
      {about !== undefined && <p className={styles.dim}>{about}</p>}
      {loud.length > 0 && (
        <Capped items={loud}>
          {(each) => (
            <li key={each.engine} className={styles.row}>
              <bdi>{each.engine}</bdi>
              <Word word={each} />
            </li>
          )}
        </Capped>
      )}
      {quiet.length > 0 && (
        <p className={styles.names}>
          <bdi>{format.sequence(quiet.slice(0, mostNames).map(({ engine }) => engine))}</bdi>
          {beyond > 0 && ` ${t("context.beyond", { count: beyond, shown: format.number(beyond) })}`}
        </p>
      )}
    </div>
  );
}
