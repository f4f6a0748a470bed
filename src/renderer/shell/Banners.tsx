import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import type { problems } from "../../shared/contract/watch.ts";
import { useFormat } from "../format.ts";
import { orpc } from "../rpc.ts";
import styles from "./banners.module.css";
import type { Live } from "./live.ts";
import { usePractice } from "./practice.ts";
import { useTell } from "./tell.ts";

/** What holds for the whole window is said above every place: practice, no connection, and why nothing is asked. */
export function Banners({ connection, updated }: Live) {
  const { t } = useTranslation("shell");
  const [location] = useLocation();
  const { data: state } = useQuery(orpc.watch.state.queryOptions());
  // Welcome asks for a key itself.
  const problem = state?.problem?.kind === "no_key" && location === "/welcome" ? null : state?.problem;
  return (
    <section className={styles.banners} aria-label={t("banners")}>
      {(connection === "lost" || connection === "replaced" || connection === "signed_out") && (
        <p className={styles.banner} data-kind="bad" role="alert">
          {t(`connection.${connection}`)}
        </p>
      )}
      {updated && connection === "connected" && <Updated />}
      {state?.practice && <Practice />}
      {problem && <Problem kind={problem.kind} retryAt={problem.retryAt} />}
      {state?.paused && <Paused until={state.paused.until} />}
    </section>
  );
}

function Updated() {
  const { t } = useTranslation("shell");
  return (
    <div className={styles.banner} data-kind="calm" role="status">
      <span>{t("updated")}</span>
      <Button size="compact-xs" variant="default" onClick={() => window.location.reload()}>
        {t("reload")}
      </Button>
    </div>
  );
}

function Practice() {
  const { t } = useTranslation("shell");
  const leave = usePractice();
  return (
    <div className={styles.banner} data-kind="practice">
      <span>{t("practice.banner")}</span>
      <Button
        size="compact-xs"
        variant="default"
        loading={leave.isPending}
        onClick={() => leave.mutate({ on: false })}
      >
        {t("practice.leave")}
      </Button>
    </div>
  );
}

function Problem({ kind, retryAt }: { kind: (typeof problems)[number]; retryAt: number | null }) {
  const { t } = useTranslation("shell");
  const format = useFormat();
  const { data: estate } = useQuery(orpc.domains.estate.queryOptions());
  const toWelcome = kind === "no_key" && estate?.total === 0;
  const toSettings = !toWelcome && (kind === "no_key" || kind === "key_dead");
  return (
    <div className={styles.banner} data-kind={kind === "quota_spent" ? "calm" : "bad"} role="status">
      <span className={styles.sentences}>
        <span>{t(`problem.${kind}`)}</span>
        {retryAt !== null && <span>{t("problem.again", { at: format.moment(retryAt) })}</span>}
      </span>
      {toWelcome && <Link href="/welcome">{t("problem.toWelcome")}</Link>}
      {toSettings && <Link href="/settings#key">{t("problem.toSettings")}</Link>}
    </div>
  );
}

function Paused({ until }: { until: number | null }) {
  const { t } = useTranslation("shell");
  const format = useFormat();
  const tell = useTell();
  const resume = useMutation(orpc.watch.resume.mutationOptions({ onError: tell.failure }));
  return (
    <div className={styles.banner} data-kind="calm" role="status">
      <span>{until === null ? t("paused.open") : t("paused.until", { at: format.moment(until) })}</span>
      <Button
        size="compact-xs"
        variant="default"
        loading={resume.isPending}
        onClick={() => resume.mutate(undefined)}
      >
        {t("paused.resume")}
      </Button>
    </div>
  );
}
