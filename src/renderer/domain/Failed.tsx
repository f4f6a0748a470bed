import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFailureText } from "../failure.ts";
import styles from "./domain.module.css";

/** A part that could not be asked for: why, and another try. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation("common");
  const failureText = useFailureText();
  return (
    <div className={styles.failed} role="alert">
      <p>{failureText(error)}</p>
      <Button size="compact-sm" variant="default" onClick={onRetry}>
        {t("action.retry")}
      </Button>
    </div>
  );
}
