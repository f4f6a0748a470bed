import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LeftOut } from "../../shared/contract/data.ts";
import { useFailureText } from "../failure.ts";
import { useFormat } from "../format.ts";
import { client } from "../rpc.ts";
import { useLongWork } from "./long-work.ts";
import styles from "./settings.module.css";
import { WorkProgress } from "./WorkProgress.tsx";

type What = "export" | "import";
type Tree = Parameters<typeof client.data.exportLogs>[0];

/** The history as a tree of log files: to write into a folder of the machine Banken runs on, or to read from one. */
export function LogFolders() {
  const { t } = useTranslation("settings");
  const format = useFormat();
  const failureText = useFailureText();
  const [folder, setFolder] = useState("");
  const [timeZone, setTimeZone] = useState("");
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const zones = useMemo(() => Intl.supportedValuesOf("timeZone"), []);

  const input = () => ({ folder: folder.trim(), ...(timeZone === "" ? {} : { timeZone }) });
  const writing = useLongWork((tree: Tree, signal) => client.data.exportLogs(tree, { signal }));
  const reading = useLongWork((tree: Tree, signal) => client.data.importLogs(tree, { signal }));
  const [last, setLast] = useState<What>("export");
  const work = last === "export" ? writing : reading;
  const { isPending, isSuccess, error } = work.mutation;

  /** What came of the last one; null while there is nothing to say. */
  function outcome(): string | null {
    if (!isSuccess) return null;
    const wrote = last === "export" ? writing.mutation.data : null;
    if (wrote)
      return t("data.wrote", {
        count: wrote.files,
        shown: format.number(wrote.files),
        folder: wrote.folder,
      });
    const read = last === "import" ? reading.mutation.data : null;
    if (read)
      return t("data.read", {
        count: read.files,
        shown: format.number(read.files),
        imported: format.number(read.imported),
        known: format.number(read.known),
        skipped: format.number(read.skipped),
      });
    return t("work.stopped");
  }

  function begin(what: What): void {
    if (folder.trim() === "") {
      setMissing(true);
      field.current?.focus();
      return;
    }
    setLast(what);
    (what === "export" ? writing : reading).mutation.mutate(input());
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
          loading={writing.mutation.isPending}
          disabled={isPending}
          onClick={() => begin("export")}
        >
          {t("data.exportLogs")}
        </Button>
        <Button
          variant="default"
          loading={reading.mutation.isPending}
          disabled={isPending}
          onClick={() => begin("import")}
        >
          {t("data.importLogs")}
        </Button>
      </div>
      {isPending && <WorkProgress work={work} of="files" />}
      <p role="status" className={styles.outcome}>
        {outcome()}
      </p>
      <Left came={work.mutation.data ?? null} />
      {error !== null && (
        <p role="alert" className={styles.problem}>
          {failureText(error)}
        </p>
      )}
    </div>
  );
}

/** What was not written or not read, one by one: a person can look after each. */
function Left({ came }: { came: { readonly leftOut: readonly LeftOut[]; readonly skipped: number } | null }) {
  const { t } = useTranslation(["settings", "common"]);
  const format = useFormat();
  if (came === null || came.skipped === 0) return null;
  const more = came.skipped - came.leftOut.length;
  return (
    <ul className={styles.left}>
      {came.leftOut.map(({ what, why, code }) => (
        <li key={what}>{t("settings:data.leftOut", { what, why: t(`common:leftOut.${why}`, { code }) })}</li>
      ))}
      {more > 0 && <li>{t("settings:data.moreLeftOut", { count: more, shown: format.number(more) })}</li>}
    </ul>
  );
}
