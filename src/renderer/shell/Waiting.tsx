import { Loader } from "@mantine/core";
import { useTranslation } from "react-i18next";
import styles from "./layout.module.css";

/** A place that is on its way. It appears only after a moment, so that what is quick does not flicker. */
export function Waiting() {
  const { t } = useTranslation("common");
  return (
    <div className={styles.waiting} role="status" aria-label={t("state.loading")}>
      <Loader size="sm" type="dots" />
    </div>
  );
}
