import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Settings } from "../../shared/settings.ts";
import { usePractice } from "../shell/practice.ts";
import { Section } from "./Section.tsx";

export function PracticeSection({ settings }: { settings: Settings }) {
  const { t } = useTranslation("settings");
  const practice = usePractice();
  return (
    <Section id="practice" title={t("practice.title")} about={t("practice.about")}>
      <Switch
        label={t("practice.label")}
        checked={practice.isPending ? practice.variables.on : settings.practice}
        disabled={practice.isPending}
        onChange={(event) => practice.mutate({ on: event.currentTarget.checked })}
      />
    </Section>
  );
}
