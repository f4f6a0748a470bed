import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { mostNames } from "../../shared/ranges.ts";
import { useFormat } from "../format.ts";
import { client } from "../rpc.ts";
import { useTell } from "../shell/tell.ts";
import styles from "./preview.module.css";

/** What came of a text: the names that were added, how many were on the list before, how many pieces were refused. */
interface Came {
  readonly added: readonly string[];
  readonly already: number;
  readonly rejected: number;
}

/** Says how many were added, and lets it be taken back; or, where all were there before, how many were tagged. */
export function useTellAdded(): (came: Came) => void {
  const { t } = useTranslation("preview");
  const format = useFormat();
  const tell = useTell();
  return ({ added, already, rejected }) => {
    const counted = (count: number) => ({ count, shown: format.number(count) });
    const title =
      added.length > 0 ? t("added.title", counted(added.length)) : t("added.tagged", counted(already));
    if (added.length === 0 && rejected === 0) tell.done(title);
    else tell.doneWith(title, (id) => <AddedNote id={id} added={added} rejected={rejected} />);
  };
}

function AddedNote({ id, added, rejected }: { id: string; added: readonly string[]; rejected: number }) {
  const { t } = useTranslation(["preview", "common"]);
  const format = useFormat();
  const tell = useTell();
  const undo = useMutation({
    mutationFn: async () => {
      for (let from = 0; from < added.length; from += mostNames)
        await client.domains.remove({ names: added.slice(from, from + mostNames) });
    },
    onSuccess: () => {
      notifications.hide(id);
      tell.done(t("preview:added.undone", { count: added.length, shown: format.number(added.length) }));
    },
    onError: tell.failure,
  });
  return (
    <div className={styles.added}>
      {rejected > 0 && (
        <span>{t("preview:added.left", { count: rejected, shown: format.number(rejected) })}</span>
      )}
      {added.length > 0 && (
        <Button size="compact-sm" variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
          {t("common:action.undo")}
        </Button>
      )}
    </div>
  );
}
