import { IconCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./welcome.module.css";

/** One of the steps, with its number, or a tick where it is done. */
export function Step({
  number,
  title,
  done,
  children,
}: {
  number: number;
  title: string;
  done: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation("welcome");
  return (
    <li className={styles.step} data-done={done || undefined}>
      <span className={styles.number} aria-hidden="true">
        {done ? <IconCheck size={14} stroke={2.5} /> : number}
      </span>
      <div className={styles.content}>
        <h2 className={styles.title}>
          {title} {done && <span className={styles.done}>{t("done")}</span>}
        </h2>
        {children}
      </div>
    </li>
  );
}
