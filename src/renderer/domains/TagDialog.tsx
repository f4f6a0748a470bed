import { Button, Modal, TagsInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { mostTags } from "../../shared/ranges.ts";
import { useFormat } from "../format.ts";
import { isOneTooLong, readTags } from "../parts/tags.ts";
import { orpc } from "../rpc.ts";
import styles from "./bulk.module.css";

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
  const { t } = useTranslation(["domains", "preview", "common"]);
  const format = useFormat();
  const { data: estate } = useQuery(orpc.domains.estate.queryOptions());
  const known = (estate?.tags ?? []).map(({ tag }) => tag);
  const [add, setAdd] = useState<string[]>([]);
  const [tooLong, setTooLong] = useState(false);
  const [remove, setRemove] = useState<string[]>([]);
  const shared = { maxTags: mostTags, splitChars: [",", "、"], comboboxProps: { withinPortal: true } };

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
          error={tooLong ? t("preview:tags.refused") : undefined}
          data={known}
          value={add}
          onChange={(typed) => {
            setTooLong(isOneTooLong(typed));
            setAdd([...readTags(typed)]);
          }}
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
