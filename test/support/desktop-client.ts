import type { MessagePort } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import type { Client } from "../../src/shared/contract/index.ts";

/** The contract over a port, as the desktop's window calls it. */
export function clientOver(port: MessagePort): Client {
  const client: Client = createORPCClient(new RPCLink({ port }));
  port.start();
  return client;
}
