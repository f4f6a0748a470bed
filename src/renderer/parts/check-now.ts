import { useMutation, useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Client } from "../../shared/contract/index.ts";
import { useFormat } from "../format.ts";
import { client, orpc } from "../rpc.ts";
import { useTell } from "../shell/tell.ts";
import { type Keyless, keylessOf } from "./keyless.ts";

type Targets = Parameters<Client["domains"]["checkNow"]>[0];

/**
 * Has domains checked before anything else that is due, and says how many, or which (`typed`) where it is one alone.
 * It throws what the call throws.
 */
export function useAskFor(): (which: Targets, typed?: string) => Promise<void> {
  const { t } = useTranslation("common");
  const format = useFormat();
  const tell = useTell();
  return useCallback(
    async (which, typed) => {
      const { queued } = await client.domains.checkNow(which);
      const counted = { count: queued, shown: format.number(queued) };
      tell.done(typed === undefined ? t("queued", counted) : t("queuedOne", { name: typed }));
    },
    [t, format, tell],
  );
}

export interface CheckNow {
  check(which: Targets): void;
  readonly busy: boolean;
  /** Why it cannot be asked for; null where it can. */
  readonly keyless: Keyless;
}

/** The same for a button: what goes wrong is said too. */
export function useCheckNow(): CheckNow {
  const tell = useTell();
  const { data: state } = useQuery(orpc.watch.state.queryOptions());
  const askFor = useAskFor();
  const { mutate, isPending } = useMutation({
    mutationFn: (which: Targets) => askFor(which),
    onError: tell.failure,
  });
  return { check: mutate, busy: isPending, keyless: keylessOf(state?.problem ?? null) };
}
