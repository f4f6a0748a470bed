import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFailureText } from "../failure.ts";
import styles from "./settings.module.css";

/** What could not be asked for, and the way to ask again. */
export function Failed({ what, error, onRetry }: { what?: string; error: Error; onRetry: () => void }) {
  const { t } = useTranslation("common");
  const failureText = useFailureText();
  return (
    <div role="alert" className={styles.problem}>
      <p>
        {what} {failureText(error)}
      </p>
      <Button size="compact-sm" variant="default" onClick={onRetry}>
        {t("action.retry")}
      </Button>
    </div>
  );
}
