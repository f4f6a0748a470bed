import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { mostAlerts } from "../../shared/ranges.ts";
import { useFormat } from "../format.ts";
import { client, orpc } from "../rpc.ts";
import { useTell } from "../shell/tell.ts";
import { type AlertPages, acknowledged } from "./alert-pages.ts";

export interface Acknowledging {
  /** Acknowledges some. Which ones, is shown at once. */
  some(ids: readonly number[]): void;
  /** All of one domain's, which is told by its name as it is shown. */
  of(name: string, typed: string): void;
  all(): void;
  reopen(ids: readonly number[]): void;
  readonly isPending: boolean;
}

/** Acknowledges alerts, with a way back, and opens them again. */
export function useAcknowledge(): Acknowledging {
  const { t } = useTranslation(["alerts", "common"]);
  const queries = useQueryClient();
  const format = useFormat();
  const tell = useTell();
  const renew = () => queries.invalidateQueries({ queryKey: orpc.alerts.key() });

  const reopening = useMutation({
    mutationFn: async (ids: readonly number[]) => {
      for (let n = 0; n < ids.length; n += mostAlerts)
        await client.alerts.reopen({ ids: ids.slice(n, n + mostAlerts) });
    },
    onError: tell.failure,
    onSettled: renew,
  });

  function tellDone(ids: readonly number[], text: string): void {
    // None: another window was first.
    if (ids.length === 0) return;
    tell.doneWith(text, (id) => (
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => {
          notifications.hide(id);
          reopening.mutate(ids);
        }}
      >
        {t("common:action.undo")}
      </Button>
    ));
  }

  const acknowledging = useMutation(
    orpc.alerts.acknowledge.mutationOptions({
      onMutate: (which) => {
        const ids = "ids" in which ? new Set(which.ids) : null;
        queries.setQueriesData<AlertPages>(
          { queryKey: orpc.alerts.list.key({ type: "infinite" }) },
          (data) => (data === undefined ? data : acknowledged(data, ids, Date.now())),
        );
      },
      onSuccess: ({ ids }) =>
        tellDone(ids, t("alerts:done", { count: ids.length, shown: format.number(ids.length) })),
      onError: tell.failure,
      onSettled: renew,
    }),
  );

  const acknowledgingOf = useMutation({
    mutationFn: ({ name }: { name: string; typed: string }) => client.alerts.acknowledge({ name }),
    onSuccess: ({ ids }, { typed: name }) => {
      if (ids.length === 0) return tell.done(t("alerts:noneOf", { name }));
      const counted = { count: ids.length, shown: format.number(ids.length) };
      return tellDone(ids, t("alerts:doneOf", { ...counted, name }));
    },
    onError: tell.failure,
    onSettled: renew,
  });

  return {
    some: (ids) => acknowledging.mutate({ ids: [...ids] }),
    of: (name, typed) => acknowledgingOf.mutate({ name, typed }),
    all: () => acknowledging.mutate({ all: true }),
    reopen: (ids) => reopening.mutate(ids),
    isPending: acknowledging.isPending || acknowledgingOf.isPending || reopening.isPending,
  };
}
