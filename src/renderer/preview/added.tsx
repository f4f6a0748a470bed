import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { mostNames } from "../../shared/ranges.ts";
import { useFailureText } from "../failure.ts";
import { useFormat } from "../format.ts";
import { client } from "../rpc.ts";
import styles from "./preview.module.css";

/** How long there is to take it back, in ms. */
const stays = 15_000;

/** Says how many were added, and lets it be taken back. */
export function useTellAdded(): (added: readonly string[], rejected: number) => void {
  const { t } = useTranslation(["preview", "common"]);
  const format = useFormat();
  return (added, rejected) => {
    const id = `added-${added[0]}-${added.length}`;
    notifications.show({
      id,
      title: t("preview:added.title", { count: added.length, shown: format.number(added.length) }),
      message: <AddedNote id={id} added={added} rejected={rejected} />,
      autoClose: stays,
      closeButtonProps: { "aria-label": t("common:action.close") },
    });
  };
}

function AddedNote({ id, added, rejected }: { id: string; added: readonly string[]; rejected: number }) {
  const { t } = useTranslation(["preview", "common"]);
  const format = useFormat();
  const failureText = useFailureText();
  const undo = useMutation({
    mutationFn: async () => {
      for (let from = 0; from < added.length; from += mostNames)
        await client.domains.remove({ names: added.slice(from, from + mostNames) });
    },
    onSuccess: () =>
      notifications.update({
        id,
        title: null,
        message: t("preview:added.undone", { count: added.length, shown: format.number(added.length) }),
        autoClose: 5_000,
      }),
  });
  return (
    <div className={styles.added}>
      {rejected > 0 && (
        <span>{t("preview:added.left", { count: rejected, shown: format.number(rejected) })}</span>
      )}
      {undo.isError && <span role="alert">{failureText(undo.error)}</span>}
      <Button size="compact-sm" variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
        {t("common:action.undo")}
      </Button>
    </div>
  );
}
