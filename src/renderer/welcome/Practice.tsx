import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useFailureText } from "../failure.ts";
import { orpc } from "../rpc.ts";
import styles from "./welcome.module.css";

/** The way into practice for whoever has no key yet, and out of it again. */
export function Practice({ on }: { on: boolean }) {
  const { t } = useTranslation("welcome");
  const failureText = useFailureText();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const practice = useMutation(
    orpc.practice.set.mutationOptions({
      onSuccess: async (settings) => {
        queries.setQueryData(orpc.settings.get.queryKey(), settings);
        // Another world: nothing of what was asked before is true in it.
        await queries.invalidateQueries();
        if (settings.practice) navigate("/domains");
      },
    }),
  );
  return (
    <aside className={styles.practice} aria-label={t("practice.title")}>
      <p>
        {on ? (
          t("practice.on")
        ) : (
          <>
            <strong>{t("practice.title")}</strong> {t("practice.about")}
          </>
        )}
      </p>
      <Button
        variant="default"
        className={styles.fit}
        loading={practice.isPending}
        onClick={() => practice.mutate({ on: !on })}
      >
        {on ? t("practice.leave") : t("practice.button")}
      </Button>
      {practice.isError && (
        <p role="alert" className={styles.problem}>
          {failureText(practice.error)}
        </p>
      )}
    </aside>
  );
}
