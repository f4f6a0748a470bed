import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { HostState } from "../../shared/contract/host.ts";
import { orpc } from "../rpc.ts";

/** What the machine around Banken offers. */
export function useHost() {
  return useQuery(orpc.host.state.queryOptions());
}

/** For what changes something of it: what is answered holds from then on. */
export function useKeepHost(): { readonly onSuccess: (state: HostState) => void } {
  const queries = useQueryClient();
  return { onSuccess: (state) => queries.setQueryData(orpc.host.state.queryKey(), state) };
}
