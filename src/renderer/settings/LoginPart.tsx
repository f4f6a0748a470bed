import { Switch } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { StartAtLogin } from "../../shared/contract/host.ts";
import { useFailureText } from "../failure.ts";
import { orpc } from "../rpc.ts";
import styles from "./settings.module.css";
import { useKeepHost } from "./use-host.ts";

/** Whether Banken is started with the person's session. */
export function LoginPart({ state }: { state: StartAtLogin["state"] }) {
  const { t } = useTranslation("settings");
  return (
    <div className={styles.part}>
      <h3 className={styles.subtitle}>{t("computer.login.title")}</h3>
      {state === "not_packaged" ? (
        <p className={styles.about}>{t("computer.login.notPackaged")}</p>
      ) : (
        <Possible state={state} />
      )}
    </div>
  );
}

function Possible({ state }: { state: Exclude<StartAtLogin["state"], "not_packaged"> }) {
  const { t } = useTranslation("settings");
  const failureText = useFailureText();
  const change = useMutation(orpc.host.startAtLogin.mutationOptions(useKeepHost()));
  return (
    <>
      <p className={styles.about}>{t("computer.login.about")}</p>
      <Switch
        label={t("computer.login.label")}
        checked={change.isPending ? change.variables.on : state !== "off"}
        disabled={change.isPending}
        onChange={(event) => change.mutate({ on: event.currentTarget.checked })}
      />
      {state === "approval" && <p className={styles.outcome}>{t("computer.login.approval")}</p>}
      {change.isError && (
        <p role="alert" className={styles.problem}>
          {t("notSaved")} {failureText(change.error)}
        </p>
      )}
    </>
  );
}
