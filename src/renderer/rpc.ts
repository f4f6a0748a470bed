import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import type { Client } from "../shared/contract/index.ts";

/** The contract, as the window calls it. Over HTTP here; the desktop will hand over a message port in its place. */
export const client: Client = createORPCClient(
  new RPCLink({
    url: () => `${window.location.origin}/rpc`,
    fetch: (request, init) => fetch(request, { ...init, credentials: "same-origin", redirect: "error" }),
  }),
);

/** Query and mutation options for every procedure: `useQuery(orpc.domains.estate.queryOptions())`. */
export const orpc = createTanstackQueryUtils(client);
