import { useTranslation } from "react-i18next";
import type { Move } from "../../shared/contract/reports.ts";
import { useFormat } from "../format.ts";
import styles from "./difference.module.css";
import { moveTexts } from "./move-text.ts";

/** What moved in the context: what went, and what came. */
export function Moves({ moves }: { moves: readonly Move[] }) {
  const { t } = useTranslation("domain");
  const format = useFormat();
  return (
    <dl className={styles.moves}>
      {moves.map((move) => {
        const { gone, came } = moveTexts(move, t, format);
        return (
          <div key={move.what}>
            <dt>{t(`context.${move.what}`)}</dt>
            <dd>
              <Side kind="gone" texts={gone} />
              <span className={styles.to}>
                <span aria-hidden="true" className={styles.arrow}>
                  →
                </span>
                <span className="visually-hidden">{t("word.then")}</span>
                <Side kind="came" texts={came} />
              </span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** More than these of one side are counted. */
const most = 6;

function Side({ kind, texts }: { kind: "gone" | "came"; texts: readonly string[] }) {
  const { t } = useTranslation("domain");
  const format = useFormat();
  if (texts.length === 0) return <span className={styles.dim}>{t("context.none")}</span>;
  const beyond = texts.length - most;
  return (
    <span className={styles.side} data-kind={kind}>
      {texts.slice(0, most).map((text) => (
        <bdi key={text}>{text}</bdi>
      ))}
      {beyond > 0 && (
        <span title={texts.join("\n")}>
          {t("context.beyond", { count: beyond, shown: format.number(beyond) })}
        </span>
      )}
    </span>
  );
}
