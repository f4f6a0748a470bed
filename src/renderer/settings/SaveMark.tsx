import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFailureText } from "../failure.ts";
import type { Saving } from "./saving.ts";
import styles from "./settings.module.css";

/** Says beside a field that its change is kept, or why it is not. */
export function SaveMark({ saving: { state, error } }: { saving: Saving }) {
  const { t } = useTranslation("settings");
  const failureText = useFailureText();
  return (
    <>
      <span role="status" className={styles.mark} data-state={state}>
        {state === "saving" && t("saving")}
        {state === "saved" && (
          <>
            <IconCheck size={13} aria-hidden="true" />
            {t("saved")}
          </>
        )}
      </span>
      {error !== null && (
        <p role="alert" className={styles.problem}>
          {t("notSaved")} {failureText(error)}
        </p>
      )}
    </>
  );
}
