import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Settings } from "../../shared/settings.ts";
import { SaveMark } from "./SaveMark.tsx";
import { Section } from "./Section.tsx";
import { useSaving } from "./saving.ts";
import styles from "./settings.module.css";

export function AppearanceSection({ settings }: { settings: Settings }) {
  const { t } = useTranslation("settings");
  const saving = useSaving();
  return (
    <Section id="appearance" title={t("appearance.title")} about={t("appearance.about")}>
      <div className={styles.field}>
        <SegmentedControl
          aria-label={t("appearance.title")}
          className={styles.segments}
          value={settings.appearance}
          onChange={(appearance) => saving.save({ appearance })}
          data={[
            { value: "system", label: t("appearance.system") },
            { value: "light", label: t("appearance.light") },
            { value: "dark", label: t("appearance.dark") },
          ]}
        />
        <SaveMark saving={saving} />
      </div>
    </Section>
  );
}

export function LanguageSection({ settings }: { settings: Settings }) {
  const { t } = useTranslation("settings");
  const saving = useSaving();
  return (
    <Section id="language" title={t("language.title")} about={t("language.about")}>
      <div className={styles.field}>
        <SegmentedControl
          aria-label={t("language.title")}
          className={styles.segments}
          value={settings.language}
          onChange={(language) => saving.save({ language })}
          data={[
            { value: "system", label: t("language.system") },
            // Each in its own language, so that nobody is locked out.
            { value: "en", label: <span lang="en">English</span> },
            { value: "ja", label: <span lang="ja">日本語</span> },
          ]}
        />
        <SaveMark saving={saving} />
      </div>
    </Section>
  );
}
