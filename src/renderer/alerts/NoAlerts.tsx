import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useFormat } from "../format.ts";
import type { Shown } from "../parts/alert-pages.ts";
import { orpc } from "../rpc.ts";
import { Dog } from "../shell/Dog.tsx";
import { openAdd } from "../shell/over.ts";
import styles from "./alerts.module.css";

/** Nothing to acknowledge is good news, but not the whole of it: what is bad is still bad, and who is silent may be so for a reason. */
export function NoAlerts({ shown }: { shown: Shown }) {
  const { t } = useTranslation("alerts");
  const format = useFormat();
  const { data: estate } = useQuery(orpc.domains.estate.queryOptions());
  const { data: watch } = useQuery(orpc.watch.state.queryOptions());
  if (estate === undefined) return null;
  const { malicious, suspicious } = estate.counts;
  const bad = malicious + suspicious;
  const quiet = watch !== undefined && (watch.problem !== null || watch.paused !== null);
  return (
    <div className={styles.empty}>
      <Dog alarmed={false} size={44} />
      <p className={styles.emptyTitle}>{t(`empty.${shown}.title`)}</p>
      {estate.total === 0 ? (
        <>
          <p>{t("empty.unwatched")}</p>
          <Button size="xs" onClick={() => openAdd()}>
            {t("empty.add")}
          </Button>
        </>
      ) : (
        <>
          <p>{t(`empty.${shown}.text`, { count: estate.total, shown: format.number(estate.total) })}</p>
          {bad > 0 && (
            <p>
              <Link href="/domains?is=malicious,suspicious">
                {t("empty.bad", { count: bad, shown: format.number(bad) })}
              </Link>
            </p>
          )}
          {quiet && <p>{t("empty.quiet")}</p>}
        </>
      )}
    </div>
  );
}
