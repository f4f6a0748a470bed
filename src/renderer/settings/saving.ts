import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { SomeSettings } from "../../shared/settings.ts";
import { orpc } from "../rpc.ts";

/** How long it stays said that a change is kept, in ms. */
const said = 4_000;

/** One field's way of keeping what was changed in it. */
export interface Saving {
  save(some: SomeSettings, onSaved?: () => void): void;
  readonly state: "idle" | "saving" | "saved" | "failed";
  /** Why it was not kept. */
  readonly error: Error | null;
}

/** Keeps a change at once; every field has its own, so that each says for itself what became of it. */
export function useSaving(): Saving {
  const queries = useQueryClient();
  const { mutate, reset, status, error } = useMutation(
    orpc.settings.set.mutationOptions({
      onSuccess: (settings) => queries.setQueryData(orpc.settings.get.queryKey(), settings),
    }),
  );
  useEffect(() => {
    if (status !== "success") return;
    const timer = setTimeout(reset, said);
    return () => clearTimeout(timer);
  }, [status, reset]);
  return {
    save: (some, onSaved) => mutate(some, { onSuccess: () => onSaved?.() }),
    state: ({ idle: "idle", pending: "saving", success: "saved", error: "failed" } as const)[status],
    error,
  };
}

/** The settings as they hold now; undefined while they are on their way. */
export function useSettings() {
  return useQuery(orpc.settings.get.queryOptions());
}
