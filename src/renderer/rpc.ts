import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import { RPCLink as PortLink } from "@orpc/client/message-port";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import type { Client } from "../shared/contract/index.ts";
import { desktop, openPort } from "./desktop.ts";

/** The contract, as the window calls it: over a message port in the desktop's window, over HTTP in a browser. */
export const client: Client = createORPCClient(
  desktop === undefined
    ? new RPCLink({
        url: () => `${window.location.origin}/rpc`,
        fetch: (request, init) => fetch(request, { ...init, credentials: "same-origin", redirect: "error" }),
      })
    : new PortLink({ port: openPort() }),
);

/** Query and mutation options for every procedure: `useQuery(orpc.domains.estate.queryOptions())`. */
export const orpc = createTanstackQueryUtils(client);
