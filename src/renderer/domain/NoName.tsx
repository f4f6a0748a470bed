import { useTranslation } from "react-i18next";
import type { RejectionReason } from "../../shared/rejection.ts";
import styles from "./domain.module.css";

/** What stands in the address and is no domain's name; `reason` is why, where that is known. */
export function NoName({ text, reason }: { text: string; reason: RejectionReason | null }) {
  const { t } = useTranslation(["domain", "common"]);
  return (
    <div className={styles.notListed}>
      <h2 className={styles.name}>
        <bdi>{text}</bdi>
      </h2>
      <p>
        {reason === null
          ? t("domain:noName.says")
          : t("domain:noName.because", { reason: t(`common:rejection.${reason}`) })}
      </p>
    </div>
  );
}
