import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { usePractice } from "../shell/practice.ts";
import styles from "./welcome.module.css";

/** The way into practice for whoever has no key yet, and out of it again. */
export function Practice({ on }: { on: boolean }) {
  const { t } = useTranslation("welcome");
  const practice = usePractice();
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
    </aside>
  );
}
