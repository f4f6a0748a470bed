import { Button, Switch } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Updates } from "../../shared/contract/host.ts";
import { useFailureText } from "../failure.ts";
import { orpc } from "../rpc.ts";
import styles from "./settings.module.css";
import { useUpdateText } from "./update-text.ts";
import { useKeepHost } from "./use-host.ts";

/** Whether Banken looks for newer versions of itself, and what came of it. */
export function UpdatesPart({ updates }: { updates: Updates }) {
  const { t } = useTranslation("settings");
  return (
    <div className={styles.part}>
      <h3 className={styles.subtitle}>{t("computer.updates.title")}</h3>
      {updates.state === "impossible" ? (
        <p className={styles.about}>{t(`computer.updates.impossible.${updates.why}`)}</p>
      ) : (
        <Possible updates={updates} />
      )}
    </div>
  );
}

function Possible({ updates }: { updates: Exclude<Updates, { state: "impossible" }> }) {
  const { t } = useTranslation("settings");
  const updateText = useUpdateText();
  const failureText = useFailureText();
  const keep = useKeepHost();
  const change = useMutation(orpc.host.updates.mutationOptions(keep));
  const look = useMutation(orpc.host.look.mutationOptions(keep));
  const restart = useMutation(orpc.host.restart.mutationOptions(keep));
  const { state } = updates;
  const on = state !== "off";
  const busy = state === "looking" || state === "fetching";
  const error = change.error ?? look.error ?? restart.error;
  return (
    <>
      <p className={styles.about}>{t("computer.updates.about")}</p>
      <Switch
        label={t("computer.updates.label")}
        checked={change.isPending ? change.variables.on : on}
        disabled={change.isPending}
        onChange={(event) => change.mutate({ on: event.currentTarget.checked })}
      />
      {on && (
        <p role="status" className={styles.outcome}>
          {updateText(updates)}
        </p>
      )}
      {on && (
        <div className={styles.row}>
          {state === "ready" ? (
            <Button
              loading={restart.isPending || restart.isSuccess}
              onClick={() => restart.mutate(undefined)}
            >
              {t("computer.updates.restart")}
            </Button>
          ) : (
            state !== "found" && (
              <Button variant="default" loading={busy} onClick={() => look.mutate(undefined)}>
                {t("computer.updates.look")}
              </Button>
            )
          )}
        </div>
      )}
      {error !== null && (
        <p role="alert" className={styles.problem}>
          {failureText(error)}
        </p>
      )}
    </>
  );
}
