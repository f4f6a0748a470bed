import { Button, Loader } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFailureText } from "../failure.ts";
import { useFormat } from "../format.ts";
import styles from "./preview.module.css";
import { isReadable, type Understood } from "./understood.ts";

/** What was understood, in one line; said to a screen reader when it has settled. */
export function Summary({ understood, text }: { understood: Understood; text: string }) {
  const { t } = useTranslation(["preview", "common"]);
  const format = useFormat();
  const failureText = useFailureText();
  const { preview, current, error, retry } = understood;
  const counts = preview?.counts;
  const count = (value: number) => ({ count: value, shown: format.number(value) });
  const parts =
    counts === undefined
      ? []
      : [
          counts.accepted > 0 && t("preview:understood.fresh", count(counts.fresh)),
          counts.accepted > counts.fresh &&
            t("preview:understood.watched", count(counts.accepted - counts.fresh)),
          counts.duplicates > 0 && t("preview:understood.duplicates", count(counts.duplicates)),
          counts.rejected > 0 && t("preview:understood.rejected", count(counts.rejected)),
          counts.accepted + counts.rejected === 0 && t("preview:why.none"),
        ].filter((part) => part !== false);

  return (
    <div className={styles.summary}>
      <div className={styles.titled}>
        <h3 className={styles.heading}>{t("preview:understood.title")}</h3>
        {isReadable(text) && !current && error === null && (
          <Loader size={12} className={styles.reading} aria-label={t("preview:understood.reading")} />
        )}
      </div>
      <p role="status" className={styles.counts}>
        {current ? parts.join(" · ") : ""}
      </p>
      {!current && parts.length > 0 && <p className={styles.counts}>{parts.join(" · ")}</p>}
      {text.trim() === "" && <p className={styles.dim}>{t("preview:understood.nothing")}</p>}
      {error !== null && (
        <div role="alert" className={styles.problem}>
          <p>
            {t("preview:failed")} {failureText(error)}
          </p>
          <Button size="compact-sm" variant="default" onClick={retry}>
            {t("common:action.retry")}
          </Button>
        </div>
      )}
    </div>
  );
}
