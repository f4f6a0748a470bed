import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFailureText } from "../failure.ts";
import { handOver } from "../parts/hand-over.ts";
import { orpc } from "../rpc.ts";
import styles from "./settings.module.css";

/** The watched list, as a file for the browser to keep. */
export function ExportList() {
  const { t } = useTranslation("settings");
  const failureText = useFailureText();
  const list = useMutation(orpc.data.exportList.mutationOptions({ onSuccess: handOver, gcTime: 0 }));
  const button = (format: "csv" | "names", label: string) => (
    <Button
      variant="default"
      loading={list.isPending && list.variables.format === format}
      onClick={() => list.mutate({ format })}
    >
      {label}
    </Button>
  );
  return (
    <div className={styles.part}>
      <h3 className={styles.subtitle}>{t("data.list")}</h3>
      <p className={styles.about}>{t("data.listAbout")}</p>
      <div className={styles.row}>
        {button("csv", t("data.csv"))}
        {button("names", t("data.names"))}
      </div>
      <p role="status" className={styles.outcome}>
        {list.data !== undefined && t("data.exported", { name: list.data.filename })}
      </p>
      {list.isError && (
        <p role="alert" className={styles.problem}>
          {failureText(list.error)}
        </p>
      )}
    </div>
  );
}
