import { useMutation, useQueryClient } from "@tanstack/react-query";
import { orpc } from "../rpc.ts";
import { useTell } from "./tell.ts";

/** Turns practice on or off, or tells why not. What follows for the window, `useWorld` knows. */
export function usePractice() {
  const queries = useQueryClient();
  const tell = useTell();
  return useMutation(
    orpc.practice.set.mutationOptions({
      onSuccess: (settings) => queries.setQueryData(orpc.settings.get.queryKey(), settings),
      onError: tell.failure,
    }),
  );
}
