import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Targets } from "../../shared/contract/domains.ts";
import { useFormat } from "../format.ts";
import { client } from "../rpc.ts";
import { useTell } from "../shell/tell.ts";
import { useAskFor } from "./check-now.ts";

/** Which domains; it may take asking for their names. */
type Which = () => Promise<Targets>;

/** What can be done with domains, each told when it is done. What changes of the list is pushed by the core. */
export function useDeeds(onGone: (names: readonly string[]) => void) {
  const { t } = useTranslation("domains");
  const format = useFormat();
  const tell = useTell();
  const askFor = useAskFor();
  // One for all: while one is on its way, the others wait.
  const { mutate, isPending: busy } = useMutation({
    mutationFn: (deed: () => Promise<void>) => deed(),
    onError: tell.failure,
  });
  return useMemo(() => {
    const counted = (count: number) => ({ count, shown: format.number(count) });
    return {
      busy,
      /** @param typed the name, where it is one alone: it is told by it */
      check: (which: Which, typed?: string) => mutate(async () => askFor(await which(), typed)),
      pause: (which: Which, paused: boolean) =>
        mutate(async () => {
          const { changed } = await client.domains.pause({ targets: await which(), paused });
          tell.done(paused ? t("done.paused", counted(changed)) : t("done.resumed", counted(changed)));
        }),
      tag: (which: Which, add: string[], remove: string[]) =>
        mutate(async () => {
          const { changed } = await client.domains.tag({ targets: await which(), add, remove });
          tell.done(t("done.tagged", counted(changed)));
        }),
      remove: (which: Which) =>
        mutate(async () => {
          const { removed } = await client.domains.remove(await which());
          onGone(removed);
          tell.doneWith(t("done.removed", counted(removed.length)), (id) => (
            <BringBack id={id} names={removed} />
          ));
        }),
      copy: (names: () => Promise<readonly string[]>) =>
        mutate(async () => {
          const all = await names();
          try {
            await navigator.clipboard.writeText(`${all.join("\n")}\n`);
          } catch {
            return tell.trouble(t("done.notCopied"));
          }
          tell.done(t("done.copied", counted(all.length)));
        }),
    };
  }, [busy, mutate, t, format, tell, askFor, onGone]);
}

export type Deeds = ReturnType<typeof useDeeds>;

/** Puts removed domains back on the list. Tags, notes and all that was seen of them come back with them. */
function BringBack({ id, names }: { id: string; names: readonly string[] }) {
  const { t } = useTranslation(["domains", "common"]);
  const format = useFormat();
  const tell = useTell();
  const undo = useMutation({
    mutationFn: () => client.domains.add({ text: names.join("\n") }),
    onSuccess: ({ added }) => {
      notifications.hide(id);
      tell.done(t("domains:done.back", { count: added.length, shown: format.number(added.length) }));
    },
    onError: tell.failure,
  });
  return (
    <Button size="compact-sm" variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
      {t("common:action.undo")}
    </Button>
  );
}
