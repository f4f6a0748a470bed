import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { problems } from "../../shared/contract/watch.ts";
import { useFormat } from "../format.ts";
import { orpc } from "../rpc.ts";
import styles from "./banners.module.css";
import type { Connection } from "./live.ts";

/** What holds for the whole window is said above every place: practice, no connection, and why nothing is asked. */
export function Banners({ connection }: { connection: Connection }) {
  const { t } = useTranslation("shell");
  const { data: state } = useQuery(orpc.watch.state.queryOptions());
  return (
    <section className={styles.banners} aria-label={t("banners")}>
      {(connection === "lost" || connection === "signed_out") && (
        <p className={styles.banner} data-kind="bad" role="alert">
          {t(`connection.${connection}`)}
        </p>
      )}
      {state?.practice && <Practice />}
      {state?.problem && <Problem kind={state.problem.kind} retryAt={state.problem.retryAt} />}
      {state?.paused && <Paused until={state.paused.until} />}
    </section>
  );
}

function Practice() {
  const { t } = useTranslation("shell");
  const leave = useMutation(orpc.practice.set.mutationOptions());
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
  const toSettings = kind === "no_key" || kind === "key_dead";
  return (
    <div className={styles.banner} data-kind={kind === "quota_spent" ? "calm" : "bad"} role="status">
      <span className={styles.sentences}>
        <span>{t(`problem.${kind}`)}</span>
        {retryAt !== null && <span>{t("problem.again", { at: format.moment(retryAt) })}</span>}
      </span>
      {toSettings && <Link href="/settings#key">{t("problem.toSettings")}</Link>}
    </div>
  );
}

function Paused({ until }: { until: number | null }) {
  const { t } = useTranslation("shell");
  const format = useFormat();
  const resume = useMutation(orpc.watch.resume.mutationOptions());
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
