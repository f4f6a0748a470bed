import { Modal } from "@mantine/core";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { part } from "../shell/part.tsx";
import { Waiting } from "../shell/Waiting.tsx";
import styles from "./preview.module.css";

const Preview = part(async () => (await import("./Preview.tsx")).Preview);

/**
 * The preview of a pasted text, over whatever place it was pasted on. Opened without a text it has the one it was
 * closed with: an Escape too many loses nothing.
 */
export function PreviewModal({
  text,
  opened,
  onClose,
}: {
  text: string;
  opened: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation(["preview", "common"]);
  const [draft, setDraft] = useState("");
  const [given, setGiven] = useState("");
  const wanted = opened ? text : "";
  if (wanted !== given) {
    setGiven(wanted);
    if (wanted.trim() !== "") setDraft(wanted);
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("preview:title")}
      size={1080}
      classNames={{ content: styles.modal ?? "" }}
      closeButtonProps={{ "aria-label": t("common:action.close") }}
    >
      <Suspense fallback={<Waiting />}>
        <Preview
          text={draft}
          onText={setDraft}
          autoFocus
          onAdded={(_added, rejected) => {
            // What was rejected is still in the text, for when it is opened again.
            if (rejected === 0) setDraft("");
            onClose();
          }}
        />
      </Suspense>
    </Modal>
  );
}
