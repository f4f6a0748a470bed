import { Button, Modal, TagsInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.ts";
import { orpc } from "../rpc.ts";
import styles from "./bulk.module.css";

/** The contract's bounds for tags at once, and for the length of one. */
const most = 20;
const longest = 40;

/** Which tags the selected domains get, and which they lose. */
export function TagDialog({
  count,
  onClose,
  onTag,
}: {
  count: number;
  onClose: () => void;
  onTag: (add: string[], remove: string[]) => void;
}) {
  const { t } = useTranslation(["domains", "common"]);
  const format = useFormat();
  const { data: estate } = useQuery(orpc.domains.estate.queryOptions());
  const known = (estate?.tags ?? []).map(({ tag }) => tag);
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const shared = { maxTags: most, splitChars: [",", "、"], comboboxProps: { withinPortal: true } };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (add.length + remove.length > 0) onTag(add, remove);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("domains:tag.title", { count, shown: format.number(count) })}
      closeButtonProps={{ "aria-label": t("common:action.close") }}
    >
      <form className={styles.tagging} onSubmit={submit}>
        <TagsInput
          {...shared}
          data-autofocus
          label={t("domains:tag.add")}
          description={t("domains:tag.addHow")}
          data={known}
          value={add}
          onChange={(tags) => setAdd(tags.map(trimmed).filter((tag) => tag !== ""))}
        />
        {known.length > 0 && (
          <TagsInput
            {...shared}
            label={t("domains:tag.remove")}
            data={known}
            value={remove}
            onChange={(tags) => setRemove(tags.filter((tag) => known.includes(tag)))}
          />
        )}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {t("common:action.cancel")}
          </Button>
          <Button type="submit" disabled={add.length + remove.length === 0}>
            {t("common:action.save")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** A tag as the contract takes it: without what cannot be seen, no longer than it may be. */
function trimmed(tag: string): string {
  return tag.replace(/\p{C}/gu, "").trim().slice(0, longest).trim();
}
