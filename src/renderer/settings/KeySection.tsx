import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { KeyState } from "../../shared/contract/key.ts";
import { useFailureText } from "../failure.ts";
import { useFormat } from "../format.ts";
import { Failed } from "../parts/Failed.tsx";
import { orpc } from "../rpc.ts";
import { Waiting } from "../shell/Waiting.tsx";
import { useAllowanceText } from "./allowance-text.ts";
import { ForgetKey } from "./ForgetKey.tsx";
import { type Kept, KeptKey } from "./Kept.tsx";
import { KeyForm } from "./KeyForm.tsx";
import { Section } from "./Section.tsx";
import styles from "./settings.module.css";

export function KeySection() {
  const { t } = useTranslation("settings");
  const { data: state, error, refetch } = useQuery(orpc.key.state.queryOptions());
  const missing = error === null ? <Waiting /> : <Failed error={error} onRetry={() => void refetch()} />;
  return (
    <Section id="key" title={t("key.title")} about={t("key.about")}>
      {state === undefined ? missing : <Key state={state} />}
    </Section>
  );
}

function Key({ state }: { state: KeyState }) {
  const { t } = useTranslation("settings");
  const format = useFormat();
  const failureText = useFailureText();
  const allowanceText = useAllowanceText();
  const [replacing, setReplacing] = useState(false);
  const [forgetting, setForgetting] = useState(false);
  const [kept, setKept] = useState<Kept | null>(null);
  const test = useMutation(orpc.key.test.mutationOptions({ onMutate: () => setKept(null) }));
  const { source } = state;
  const stored = source === "stored";
  const asksForOne = source === "none" || source === "lost" || (stored && replacing);

  return (
    <>
      <p className={styles.outcome}>
        {t(`key.state.${stored ? standing(state) : source}`)}{" "}
        {state.testedAt !== null && source !== "practice" && (
          <span className={styles.dim}>{t("key.testedAt", { at: format.moment(state.testedAt) })}</span>
        )}
      </p>
      {(stored || source === "environment") && (
        <div className={styles.row}>
          <Button variant="default" loading={test.isPending} onClick={() => test.mutate({})}>
            {t("key.test")}
          </Button>
          {stored && (
            <>
              <Button variant="default" aria-expanded={replacing} onClick={() => setReplacing(!replacing)}>
                {t("key.replace")}
              </Button>
              <Button variant="default" onClick={() => setForgetting(true)}>
                {t("key.forget")}
              </Button>
            </>
          )}
        </div>
      )}
      <p role="status" className={styles.outcome}>
        {test.data !== undefined && t(`key.testResult.${test.data.result}`)}
        {test.data?.quota && ` ${allowanceText(test.data.quota)}`}
      </p>
      {test.isError && (
        <p role="alert" className={styles.problem}>
          {failureText(test.error)}
        </p>
      )}
      {asksForOne && (
        <KeyForm
          onKept={(next) => {
            test.reset();
            setReplacing(false);
            setKept(next);
          }}
        />
      )}
      {kept !== null && stored && !replacing && <KeptKey kept={kept} />}
      <ForgetKey
        opened={forgetting}
        onClose={() => setForgetting(false)}
        onForgotten={() => {
          setForgetting(false);
          setKept(null);
          test.reset();
        }}
      />
    </>
  );
}

function standing({ accepted }: KeyState): "accepted" | "refused" | "untested" {
  if (accepted === null) return "untested";
  return accepted ? "accepted" : "refused";
}
