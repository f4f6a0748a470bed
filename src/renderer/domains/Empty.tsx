import { Button, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useFailureText } from "../failure.ts";
import { orpc } from "../rpc.ts";
import { openAdd } from "../shell/over.ts";
import { usePractice } from "../shell/practice.ts";
import { useTakeFile } from "../shell/take-file.ts";
import styles from "./empty.module.css";

/** Nobody is watched yet: a place to paste a list into. */
export function Empty() {
  const { t } = useTranslation("domains");
  const takeFile = useTakeFile();
  const [text, setText] = useState("");
  return (
    <section className={styles.empty}>
      <p>{t("empty.how")}</p>
      <Textarea
        aria-label={t("empty.field")}
        placeholder={"example.com\nwww.example.jp\nhttps://shop.example.net/"}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onPaste={(paste) => {
          const pasted = paste.clipboardData.getData("text/plain");
          const file = paste.clipboardData.files[0];
          if (text !== "" || (pasted.trim() === "" && file === undefined)) return;
          paste.preventDefault();
          if (pasted.trim() !== "") openAdd(pasted);
          else if (file !== undefined) void takeFile(file);
        }}
        rows={6}
        spellCheck={false}
        classNames={{ input: styles.field ?? "" }}
      />
      <div className={styles.buttons}>
        <Button onClick={() => openAdd(text)}>{text.trim() === "" ? t("add") : t("empty.preview")}</Button>
      </div>
      <p className={styles.dim}>{t("empty.drop")}</p>
      <Keyless />
    </section>
  );
}

/** Without a key nothing can be checked: the ways to one, and to practice, which needs none. */
function Keyless() {
  const { t } = useTranslation("domains");
  const { data: key } = useQuery(orpc.key.state.queryOptions());
  const practice = usePractice();
  if (key?.source !== "none" && key?.source !== "lost") return null;
  return (
    <div className={styles.keyless}>
      <p>{t("empty.keyless")}</p>
      <div className={styles.buttons}>
        <Button variant="default" component={Link} href="/welcome">
          {t("empty.setUp")}
        </Button>
        <Button variant="default" loading={practice.isPending} onClick={() => practice.mutate({ on: true })}>
          {t("empty.practice")}
        </Button>
      </div>
    </div>
  );
}

/** Every domain is left out by the filters. */
export function NothingMatches({ search, onClear }: { search: string; onClear: () => void }) {
  const { t } = useTranslation("domains");
  return (
    <section className={styles.nothing} data-filtered={search}>
      <p>{search.trim() === "" ? t("nothing.filters") : t("nothing.search", { search: search.trim() })}</p>
      <Button variant="default" size="compact-md" onClick={onClear}>
        {t("clearFilters")}
      </Button>
    </section>
  );
}

/** The list could not be had. */
export function Failed({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const { t } = useTranslation("common");
  const failureText = useFailureText();
  return (
    <section className={styles.nothing} role="alert">
      <p>{failureText(error)}</p>
      <Button variant="default" size="compact-md" onClick={onAgain}>
        {t("action.retry")}
      </Button>
    </section>
  );
}
