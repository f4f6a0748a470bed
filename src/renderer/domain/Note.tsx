import { Button, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { longestNote } from "../../shared/ranges.ts";
import { useFailureText } from "../failure.ts";
import { client } from "../rpc.ts";
import styles from "./marks.module.css";
import { TextButton } from "./TextButton.tsx";

/** What somebody noted on the domain, to be written anew. A draft stays until it is kept or given up. */
export function Note({ name, note }: { name: string; note: string }) {
  const { t } = useTranslation(["domain", "common"]);
  const failureText = useFailureText();
  const [draft, setDraft] = useState<string | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setDraft(null);
    // The field is gone: the focus goes back to where it was opened.
    requestAnimationFrame(() => opener.current?.focus());
  };
  const save = useMutation({
    mutationFn: (text: string) => client.domains.note({ name, note: text }),
    onSuccess: close,
  });

  if (draft === null) {
    // One shape with and without a note: the button that has the focus stays when the note arrives.
    return (
      <section
        className={note === "" ? undefined : styles.note}
        aria-label={note === "" ? undefined : t("domain:note.label")}
      >
        {note !== "" && <p>{note}</p>}
        <TextButton ref={opener} onClick={() => setDraft(note)}>
          {note === "" ? t("domain:note.add") : t("domain:note.edit")}
        </TextButton>
      </section>
    );
  }

  function onKey(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save.mutate(draft ?? "");
    else if (event.key === "Escape") {
      // Closes the field, not the domain.
      event.stopPropagation();
      if (draft === note) close();
    }
  }

  return (
    <div className={styles.draft}>
      <Textarea
        rows={4}
        resize="vertical"
        maxLength={longestNote}
        autoFocus
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={onKey}
        aria-label={t("domain:note.label")}
      />
      {save.isError && <p role="alert">{failureText(save.error)}</p>}
      <div className={styles.noteActions}>
        <Button size="compact-sm" loading={save.isPending} onClick={() => save.mutate(draft)}>
          {t("common:action.save")}
        </Button>
        <Button size="compact-sm" variant="default" onClick={close}>
          {t("common:action.cancel")}
        </Button>
      </div>
    </div>
  );
}
