import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { DesktopState } from "../../shared/contract/host.ts";
import { useFailureText } from "../failure.ts";
import { useFormat } from "../format.ts";
import { orpc } from "../rpc.ts";
import styles from "./settings.module.css";

/** Whether the system shows notifications, what to do where it does not, and a way to try it. */
export function NotificationsPart({ host: { system, notifications } }: { host: DesktopState }) {
  const { t } = useTranslation("settings");
  const format = useFormat();
  const failureText = useFailureText();
  const test = useMutation(orpc.host.testNotification.mutationOptions());
  const { state } = notifications;
  const tested = test.data?.result;
  return (
    <div className={styles.part}>
      <h3 className={styles.subtitle}>{t("computer.notifications.title")}</h3>
      <p className={styles.about}>{t("computer.notifications.about")}</p>
      {state !== "ready" && (
        <>
          <p className={styles.outcome}>
            {state === "failed"
              ? t("computer.notifications.failed", {
                  at: format.moment(notifications.at),
                  detail: notifications.detail,
                })
              : t("computer.notifications.unsupported")}
          </p>
          <p className={styles.outcome}>{t(`computer.notifications.help.${system}`)}</p>
        </>
      )}
      <div className={styles.row}>
        <Button variant="default" loading={test.isPending} onClick={() => test.mutate(undefined)}>
          {t("computer.notifications.test")}
        </Button>
      </div>
      <p role="status" className={styles.outcome}>
        {tested !== undefined && t(`computer.notifications.tested.${tested}`)}
      </p>
      {test.isError && (
        <p role="alert" className={styles.problem}>
          {failureText(test.error)}
        </p>
      )}
    </div>
  );
}
