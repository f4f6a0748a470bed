import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFailureText } from "../failure.ts";
import { useFormat } from "../format.ts";
import { client } from "../rpc.ts";
import styles from "./settings.module.css";

type What = "export" | "import";

/** The history as a tree of log files: to write into a folder of the machine Banken runs on, or to read from one. */
export function LogFolders() {
  const { t } = useTranslation("settings");
  const format = useFormat();
  const failureText = useFailureText();
  const [folder, setFolder] = useState("");
  const [timeZone, setTimeZone] = useState("");
  const [missing, setMissing] = useState(false);
  const stop = useRef<AbortController>(null);
  const field = useRef<HTMLInputElement>(null);
  const zones = useMemo(() => Intl.supportedValuesOf("timeZone"), []);

  const work = useMutation({
    mutationFn: async (what: What) => {
      const input = { folder: folder.trim(), ...(timeZone === "" ? {} : { timeZone }) };
      stop.current = new AbortController();
      const { signal } = stop.current;
      try {
        if (what === "export") {
          const wrote = await client.data.exportLogs(input, { signal });
          return t("data.wrote", {
            count: wrote.files,
            shown: format.number(wrote.files),
            folder: wrote.folder,
          });
        }
        const read = await client.data.importLogs(input, { signal });
        return t("data.read", {
          count: read.files,
          shown: format.number(read.files),
          imported: format.number(read.imported),
          known: format.number(read.known),
          skipped: format.number(read.skipped),
        });
      } catch (thrown) {
        if (signal.aborted) return t("data.stopped");
        throw thrown;
      }
    },
  });

  function begin(what: What): void {
    if (folder.trim() === "") {
      setMissing(true);
      field.current?.focus();
      return;
    }
    work.mutate(what);
  }

  return (
    <div className={styles.part}>
      <h3 className={styles.subtitle}>{t("data.logs")}</h3>
      <p className={styles.about}>{t("data.logsAbout")}</p>
      <TextInput
        ref={field}
        label={t("data.path")}
        description={t("data.pathHint")}
        value={folder}
        onChange={(event) => {
          setFolder(event.currentTarget.value);
          setMissing(false);
        }}
        error={missing ? t("data.pathMissing") : undefined}
        spellCheck={false}
        autoComplete="off"
        classNames={{ input: styles.mono ?? "" }}
      />
      <NativeSelect
        label={t("data.timeZone")}
        value={timeZone}
        onChange={(event) => setTimeZone(event.currentTarget.value)}
        data={[{ value: "", label: t("data.ownZone") }, ...zones]}
      />
      <div className={styles.row}>
        <Button
          variant="default"
          loading={work.isPending && work.variables === "export"}
          disabled={work.isPending}
          onClick={() => begin("export")}
        >
          {t("data.exportLogs")}
        </Button>
        <Button
          variant="default"
          loading={work.isPending && work.variables === "import"}
          disabled={work.isPending}
          onClick={() => begin("import")}
        >
          {t("data.importLogs")}
        </Button>
        {work.isPending && (
          <Button variant="subtle" onClick={() => stop.current?.abort()}>
            {t("data.stop")}
          </Button>
        )}
      </div>
      <p role="status" className={styles.outcome}>
        {work.isPending ? t("data.working") : work.data}
      </p>
      {work.isError && (
        <p role="alert" className={styles.problem}>
          {failureText(work.error)}
        </p>
      )}
    </div>
  );
}
