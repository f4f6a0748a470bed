import { useTranslation } from "react-i18next";
import type { Context } from "../../shared/contract/reports.ts";
import { useFormat } from "../format.ts";
import { useNow } from "../now.ts";
import { Capped } from "./Capped.tsx";
import styles from "./context.module.css";

/** A list that was not read for so long is dead: Alexa's ranks of 2023 are in reports of 2026. In ms. */
const deadAfter = 180 * 86_400_000;

/** The ranks, each with the day it was read; those of lists that nobody keeps any more are dim and say so. */
export function Popularity({ popularity }: { popularity: Context["popularity"] }) {
  const { t } = useTranslation("domain");
  const format = useFormat();
  const now = useNow(600_000);
  return (
    <Capped items={popularity} most={6}>
      {({ list, rank, at }) => {
        const dead = at !== null && now - at > deadAfter;
        return (
          <li
            key={list}
            className={dead ? styles.by : undefined}
            title={at === null ? undefined : format.full(at)}
          >
            <bdi>{list}</bdi> {t("context.rank", { rank: format.number(rank) })}
            {dead && ` ${t("context.dead", { at: format.date(at) })}`}
          </li>
        );
      }}
    </Capped>
  );
}
