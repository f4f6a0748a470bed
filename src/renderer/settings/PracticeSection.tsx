import { Switch } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Settings } from "../../shared/settings.ts";
import { useFailureText } from "../failure.ts";
import { orpc } from "../rpc.ts";
import { Section } from "./Section.tsx";
import styles from "./settings.module.css";

export function PracticeSection({ settings }: { settings: Settings }) {
  const { t } = useTranslation("settings");
  const failureText = useFailureText();
  const queries = useQueryClient();
  const practice = useMutation(
    orpc.practice.set.mutationOptions({
      onSuccess: (next) => queries.setQueryData(orpc.settings.get.queryKey(), next),
    }),
  );
  return (
    <Section id="practice" title={t("practice.title")} about={t("practice.about")}>
      <Switch
        label={t("practice.label")}
        checked={practice.isPending ? practice.variables.on : settings.practice}
        disabled={practice.isPending}
        onChange={(event) => practice.mutate({ on: event.currentTarget.checked })}
      />
      {practice.isError && (
        <p role="alert" className={styles.problem}>
          {failureText(practice.error)}
        </p>
      )}
    </Section>
  );
}
