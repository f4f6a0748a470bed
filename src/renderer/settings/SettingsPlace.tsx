import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Failed } from "../parts/Failed.tsx";
import { Waiting } from "../shell/Waiting.tsx";
import { AboutSection } from "./AboutSection.tsx";
import { ComputerSection } from "./ComputerSection.tsx";
import { DataSection } from "./DataSection.tsx";
import { IntervalSection } from "./IntervalSection.tsx";
import { KeySection } from "./KeySection.tsx";
import { AppearanceSection, LanguageSection } from "./LookSections.tsx";
import { PracticeSection } from "./PracticeSection.tsx";
import { QuotaSection } from "./QuotaSection.tsx";
import { useSettings } from "./saving.ts";
import styles from "./settings.module.css";
import { useHost } from "./use-host.ts";

const sections = [
  "interval",
  "quota",
  "key",
  "appearance",
  "language",
  "computer",
  "data",
  "practice",
  "about",
] as const;

/** All that can be set, each change at once. */
export function SettingsPlace() {
  const { t } = useTranslation("settings");
  const { data: settings, error, refetch } = useSettings();
  const { data: host, isPending } = useHost();
  // A section that comes later would push away the one that the address names.
  const ready = settings !== undefined && !isPending;
  const onDesktop = host?.kind === "desktop";

  // The place is not there yet when the browser looks for the part that the address names.
  useEffect(() => {
    const go = () => {
      if (ready) document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
    };
    go();
    window.addEventListener("hashchange", go);
    return () => window.removeEventListener("hashchange", go);
  }, [ready]);

  return (
    <div className={styles.place}>
      <div className={styles.sections}>
        <h1 className={styles.headline}>{t("title")}</h1>
        {!ready ? (
          error === null ? (
            <Waiting />
          ) : (
            <Failed what={t("failed")} error={error} onRetry={() => void refetch()} />
          )
        ) : (
          <>
            <IntervalSection settings={settings} />
            <QuotaSection settings={settings} />
            <KeySection />
            <AppearanceSection settings={settings} />
            <LanguageSection settings={settings} />
            {onDesktop && <ComputerSection host={host} />}
            <DataSection settings={settings} />
            <PracticeSection settings={settings} />
            <AboutSection />
          </>
        )}
      </div>
      <nav className={styles.contents} aria-label={t("contents")}>
        <ul>
          {sections
            .filter((section) => section !== "computer" || onDesktop)
            .map((section) => (
              <li key={section}>
                <a href={`#${section}`}>{t(`${section}.title`)}</a>
              </li>
            ))}
        </ul>
      </nav>
    </div>
  );
}
