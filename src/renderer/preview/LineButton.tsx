import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import styles from "./preview.module.css";

/** The number of a line, and the way to it. */
export function LineButton({ line, onClick }: { line: number; onClick: () => void }) {
  const { t } = useTranslation("preview");
  return (
    <UnstyledButton className={styles.line} aria-label={t("toLine", { line })} onClick={onClick}>
      {t("line", { line })}
    </UnstyledButton>
  );
}
