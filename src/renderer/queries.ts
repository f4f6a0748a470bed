import { QueryClient } from "@tanstack/react-query";
import { pageQuery } from "./domains/pages.ts";
import { readView } from "./domains/view.ts";
import { failureOf } from "./failure.ts";
import { orpc } from "./rpc.ts";

/**
 * Changes are pushed, so what was asked once holds until it is told otherwise. Banken is on this machine: that the
 * browser has no network (`networkMode`) is no reason not to ask.
 */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: "always",
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      // Banken that is away comes back through the change stream, which has everything asked anew.
      retry: (count, thrown) => failureOf(thrown).kind === "disconnected" && count < 2,
    },
    mutations: { networkMode: "always" },
  },
});

/** Asks for what the first place shows, while the texts are still on their way and nothing is drawn yet. */
export function askAhead({ pathname, search }: Location): void {
  if (/^\/(domains(\/|$)|$)/.test(pathname)) void queries.prefetchQuery(pageQuery(readView(search), 0));
  void queries.prefetchQuery(orpc.domains.estate.queryOptions());
  void queries.prefetchQuery(orpc.settings.get.queryOptions());
  void queries.prefetchQuery(orpc.watch.state.queryOptions());
}
