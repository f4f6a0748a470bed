import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { KeyState } from "../../shared/contract/key.ts";
import { useFormat } from "../format.ts";
import { Failed } from "../parts/Failed.tsx";
import { Preview } from "../preview/Preview.tsx";
import { orpc } from "../rpc.ts";
import { useTakeList } from "../shell/over.ts";
import { Waiting } from "../shell/Waiting.tsx";
import { KeyStep } from "./KeyStep.tsx";
import { Practice } from "./Practice.tsx";
import { Step } from "./Step.tsx";
import styles from "./welcome.module.css";

/** From nothing to a first pass on one page; opened again, it shows what is done already. */
export function Welcome() {
  const { t } = useTranslation("welcome");
  const key = useQuery(orpc.key.state.queryOptions());
  const estate = useQuery(orpc.domains.estate.queryOptions());
  const error = key.error ?? estate.error;

  return (
    <div className={styles.welcome}>
      <header className={styles.head}>
        <h1 className={styles.headline}>{t("title")}</h1>
        <p className={styles.lead}>{t("lead")}</p>
      </header>
      {key.data !== undefined && estate.data !== undefined ? (
        <Steps keyState={key.data} total={estate.data.total} />
      ) : error === null ? (
        <Waiting />
      ) : (
        <Failed
          what={t("failed")}
          error={error}
          onRetry={() => {
            void key.refetch();
            void estate.refetch();
          }}
        />
      )}
    </div>
  );
}

function Steps({ keyState, total }: { keyState: KeyState; total: number }) {
  const { t } = useTranslation("welcome");
  const format = useFormat();
  const [text, setText] = useState("");
  const list = useRef<HTMLDivElement>(null);
  useTakeList((more) => {
    if (more.trim() !== "") setText((now) => (now === "" || now.endsWith("\n") ? now : `${now}\n`) + more);
    list.current?.querySelector("textarea")?.focus();
  });
  const hasKey = keyState.source !== "none" && keyState.source !== "lost";
  const hasList = total > 0;
  return (
    <>
      <Practice on={keyState.source === "practice"} />
      <ol className={styles.steps}>
        <Step number={1} title={t("key.title")} done={hasKey}>
          <KeyStep state={keyState} />
        </Step>
        <Step number={2} title={t("list.title")} done={hasList}>
          <p className={styles.about}>
            {hasList ? t("list.has", { count: total, shown: format.number(total) }) : t("list.what")}
          </p>
          <div ref={list}>
            <Preview
              text={text}
              onText={setText}
              onAdded={(_added, rejected) => {
                // What was rejected stays, to be mended or left.
                if (rejected === 0) setText("");
              }}
            />
          </div>
        </Step>
        <Step number={3} title={t("start.title")} done={false}>
          <p className={styles.about}>
            {hasKey
              ? t(hasList ? "start.ready" : "start.noList")
              : t(hasList ? "start.noKey" : "start.neither")}
          </p>
          <Button
            component={Link}
            href="/domains"
            variant={hasKey && hasList ? "filled" : "default"}
            className={styles.fit}
          >
            {t("start.button")}
          </Button>
        </Step>
      </ol>
    </>
  );
}
