import { Switch } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { DesktopState } from "../../shared/contract/host.ts";
import { useFailureText } from "../failure.ts";
import { orpc } from "../rpc.ts";
import styles from "./settings.module.css";
import { useKeepHost } from "./use-host.ts";

/** Whether Banken is started with the person's session. */
export function LoginPart({ host }: { host: DesktopState }) {
  const { t } = useTranslation("settings");
  const failureText = useFailureText();
  const change = useMutation(orpc.host.startAtLogin.mutationOptions(useKeepHost()));
  const { state } = host.startAtLogin;
  return (
    <div className={styles.part}>
      <h3 className={styles.subtitle}>{t("computer.login.title")}</h3>
      <Switch
        label={t("computer.login.label")}
        description={t("computer.login.about")}
        checked={change.isPending ? change.variables.on : state === "on" || state === "approval"}
        disabled={change.isPending || state === "not_packaged"}
        onChange={(event) => change.mutate({ on: event.currentTarget.checked })}
      />
      {state === "approval" && <p className={styles.outcome}>{t("computer.login.approval")}</p>}
      {state === "not_packaged" && <p className={styles.outcome}>{t("computer.login.notPackaged")}</p>}
      {change.isError && (
        <p role="alert" className={styles.problem}>
          {t("notSaved")} {failureText(change.error)}
        </p>
      )}
    </div>
  );
}
