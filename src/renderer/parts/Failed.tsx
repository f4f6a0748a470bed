import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFailureText } from "../failure.ts";
import styles from "./failed.module.css";

interface FailedProps {
  /** What it is that could not be had, where that does not show. */
  readonly what?: string;
  readonly error: unknown;
  onRetry(): unknown;
  /** It is being asked again. */
  readonly busy?: boolean;
}

/** What could not be asked for: why, and the way to ask again. */
export function Failed({ what, error, onRetry, busy = false }: FailedProps) {
  const { t } = useTranslation("common");
  const failureText = useFailureText();
  return (
    <div className={styles.failed} role="alert">
      <p>
        {what} {failureText(error)}
      </p>
      <Button size="compact-sm" variant="default" loading={busy} onClick={() => onRetry()}>
        {t("action.retry")}
      </Button>
    </div>
  );
}
