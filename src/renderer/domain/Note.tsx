import { Button, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { longestNote } from "../../shared/ranges.ts";
import { useFailureText } from "../failure.ts";
import { client } from "../rpc.ts";
import { draftOf, keepDraft } from "./drafts.ts";
import styles from "./marks.module.css";
import { TextButton } from "./TextButton.tsx";

/**
 * What somebody noted on the domain, to be written anew. A draft stays until it is kept or given up, also while
 * another domain is open.
 */
export function Note({ name, note }: { name: string; note: string }) {
  const { t } = useTranslation(["domain", "common"]);
  const failureText = useFailureText();
  const [draft, setDraft] = useState(() => draftOf(name));
  const [found, setFound] = useState(draft !== null);
  const opener = useRef<HTMLButtonElement>(null);
  const write = (text: string | null) => {
    setDraft(text);
    // What says what the note says is no draft.
    keepDraft(name, text === note ? null : text);
  };
  const close = () => {
    write(null);
    setFound(false);
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
        <TextButton ref={opener} onClick={() => write(note)}>
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
        autoFocus={!found}
        value={draft}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={onKey}
        aria-label={t("domain:note.label")}
      />
      {found && <p className={styles.found}>{t("domain:note.draft")}</p>}
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
