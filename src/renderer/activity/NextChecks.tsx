import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { WatchState } from "../../shared/contract/watch.ts";
import { useFormat } from "../format.ts";
import { useNow } from "../now.ts";
import { keylessOf } from "../parts/keyless.ts";
import { Time } from "../parts/Time.tsx";
import styles from "./activity.module.css";
import { Section } from "./Section.tsx";
import table from "./table.module.css";

/** What is checked next, when, and why it is its turn. */
export function NextChecks({ state }: { state: WatchState }) {
  const { t } = useTranslation("activity");
  const format = useFormat();
  const soonest = state.next[0]?.at ?? 0;
  const now = useNow(soonest - state.now < 120_000 ? 1_000 : 30_000);
  const none =
    keylessOf(state.problem) !== null ? "keyless" : state.paused !== null ? "paused" : ("none" as const);
  return (
    <Section title={t("next.heading")}>
      {state.next.length === 0 ? (
        <p className={styles.note}>{t(`next.${none}`)}</p>
      ) : (
        <table className={`${table.table} ${table.stacks}`}>
          <thead>
            <tr>
              <th scope="col">{t("next.domain")}</th>
              <th scope="col">{t("next.when")}</th>
              <th scope="col">{t("next.why")}</th>
            </tr>
          </thead>
          <tbody>
            {state.next.map(({ name, typed, at, why }) => (
              <tr key={name}>
                <th scope="row">
                  <Link href={`/domains/${encodeURIComponent(name)}`} className={styles.domain} title={name}>
                    {typed}
                  </Link>
                </th>
                <td className={table.when}>
                  {at <= now ? (
                    t("next.now")
                  ) : (
                    <>
                      <Time at={at}>{format.relative(at, now)}</Time>{" "}
                      <span className={styles.dim}>{format.moment(at, now)}</span>
                    </>
                  )}
                </td>
                <td>{t(`next.because.${why}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {state.paused !== null && state.next.length > 0 && <p className={styles.note}>{t("next.paused")}</p>}
    </Section>
  );
}
