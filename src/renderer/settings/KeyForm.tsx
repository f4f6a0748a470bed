import { Anchor, Button, PasswordInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { KeyState } from "../../shared/contract/key.ts";
import { failureOf, useFailureText } from "../failure.ts";
import { client, orpc } from "../rpc.ts";
import type { Kept } from "./Kept.tsx";
import { myKeyPage } from "./links.ts";
import styles from "./settings.module.css";

/** What became of a key that is not kept yet. */
type Outcome =
  | { readonly kind: "missing" | "testing" | "unauthorized" | "noAnswer" }
  /** It would be kept where this machine can only hide it: the person has to agree. */
  | { readonly kind: "unprotected"; readonly kept: Kept }
  | { readonly kind: "failed"; readonly thrown: unknown };

/**
 * Takes a key, has it tested, and keeps it if it works. The key is in the field alone: in no state, no cache, and not
 * in the field any more once it is kept. (It is no form either: a browser would offer to remember it as a password.)
 */
export function KeyForm({ onKept }: { onKept: (kept: Kept) => void }) {
  const { t } = useTranslation("settings");
  const failureText = useFailureText();
  const queries = useQueryClient();
  const field = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const busy = outcome?.kind === "testing";

  async function keep(key: string, kept: Kept, unprotected = false): Promise<void> {
    let state: KeyState;
    try {
      state = await client.key.set({ key, unprotected });
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.kind !== "refused" || failure.why !== "unprotected") throw thrown;
      setOutcome({ kind: "unprotected", kept });
      return;
    }
    if (field.current !== null) field.current.value = "";
    setOutcome(null);
    queries.setQueryData(orpc.key.state.queryKey(), state);
    onKept(kept);
  }

  async function put(test: boolean): Promise<void> {
    const key = field.current?.value.trim() ?? "";
    if (key === "") {
      setOutcome({ kind: "missing" });
      field.current?.focus();
      return;
    }
    setOutcome({ kind: "testing" });
    try {
      if (!test) return await keep(key, { tested: false });
      const { result, quota } = await client.key.test({ key });
      if (result === "accepted") await keep(key, { tested: true, quota });
      else setOutcome({ kind: result === "unauthorized" ? "unauthorized" : "noAnswer" });
    } catch (thrown) {
      setOutcome({ kind: "failed", thrown });
    }
  }

  async function agree(kept: Kept): Promise<void> {
    try {
      await keep(field.current?.value.trim() ?? "", kept, true);
    } catch (thrown) {
      setOutcome({ kind: "failed", thrown });
    }
  }

  return (
    <div className={styles.keyForm}>
      <PasswordInput
        ref={field}
        label={t("key.label")}
        description={
          <>
            {t("key.hint")}{" "}
            <Anchor underline="always" href={myKeyPage} target="_blank" rel="noreferrer noopener" inherit>
              {t("key.where")}
            </Anchor>
          </>
        }
        autoComplete="off"
        spellCheck={false}
        classNames={{ innerInput: styles.mono ?? "" }}
        aria-invalid={outcome?.kind === "unauthorized" || outcome?.kind === "missing" || undefined}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !busy) void put(true);
        }}
      />
      <div className={styles.row}>
        <Button loading={busy} onClick={() => void put(true)}>
          {t("key.testAndKeep")}
        </Button>
        {outcome?.kind === "noAnswer" && (
          <Button variant="default" onClick={() => void put(false)}>
            {t("key.keepUntested")}
          </Button>
        )}
        {outcome?.kind === "unprotected" && (
          <Button variant="default" onClick={() => void agree(outcome.kept)}>
            {t("key.keepUnprotected")}
          </Button>
        )}
      </div>
      <div role="status" className={styles.outcome}>
        {outcome?.kind === "testing" && t("key.testing")}
      </div>
      {(outcome?.kind === "missing" ||
        outcome?.kind === "unauthorized" ||
        outcome?.kind === "noAnswer" ||
        outcome?.kind === "unprotected") && (
        <p role="alert" className={styles.problem}>
          {t(`key.${outcome.kind}`)}
        </p>
      )}
      {outcome?.kind === "failed" && (
        <p role="alert" className={styles.problem}>
          {failureText(outcome.thrown)}
        </p>
      )}
    </div>
  );
}
