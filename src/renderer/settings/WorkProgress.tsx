import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.ts";
import type { LongWork } from "./long-work.ts";
import styles from "./settings.module.css";

interface WorkProgressProps {
  readonly work: Pick<LongWork<never, unknown>, "progress" | "stop">;
  /** What is counted. */
  readonly of: "files" | "domains";
}

/** How far long work is, as a bar and in words, and the way to stop it. */
export function WorkProgress({ work: { progress, stop }, of }: WorkProgressProps) {
  const { t } = useTranslation("settings");
  const format = useFormat();
  const { done, total } = progress ?? { done: 0, total: 0 };
  const words =
    total === 0
      ? t("work.begun")
      : t(`work.${of}`, { count: total, done: format.number(done), total: format.number(total) });
  return (
    <div className={styles.work}>
      <div
        role="progressbar"
        aria-label={t("work.label")}
        aria-valuemin={0}
        aria-valuemax={Math.max(1, total)}
        aria-valuenow={done}
        aria-valuetext={words}
        className={styles.track}
      >
        <svg aria-hidden="true" focusable="false">
          <rect width={`${total === 0 ? 0 : (done / total) * 100}%`} height="100%" />
        </svg>
      </div>
      <span className={styles.workWords}>{words}</span>
      <Button size="compact-sm" variant="default" onClick={stop}>
        {t("work.stop")}
      </Button>
    </div>
  );
}
