import { ORPCError } from "@orpc/server";
import { RPCHandler } from "@orpc/server/message-port";
import type { MessagePortMain } from "electron";
import { hideMistakes, type Mistake } from "../app/router/hidden.ts";
import type { createRouter } from "../app/router/router.ts";
import { readMessage } from "./message.ts";

/** Serves the contract on a port, until it closes: then every call of it is broken off. */
export type Carry = (port: MessagePortMain) => void;

/** The contract over message ports, in oRPC's own protocol. */
export function createCarry(router: ReturnType<typeof createRouter>, mistake: Mistake): Carry {
  const handler = new RPCHandler(router, {
    clientInterceptors: [hideMistakes(mistake)],
    rootInterceptors: [
      async ({ next }) => {
        const came = await next();
        return came.matched ? came : { matched: true, response: { headers: {}, ...refused("NOT_FOUND") } };
      },
    ],
  });

  return (port) => {
    handler.upgrade({
      on(event, listener) {
        if (event === "close") port.on("close", () => listener());
        if (event === "message") port.on("message", ({ data }) => take(data, listener));
      },
      postMessage: (message: unknown) => port.postMessage(message),
    });

    function take(data: unknown, listener: (event: { readonly data: unknown }) => void): void {
      const read = readMessage(data);
      if (read.to === "contract") listener({ data: read.message });
      if (read.to !== "sender") return;
      const { status, body } = refused(read.code);
      port.postMessage(JSON.stringify({ i: read.id, p: { s: status, b: body } }));
    }

    port.start();
  };
}

/** A refusal in the form in which the window reads the contract's errors. */
function refused(code: "NOT_FOUND" | "BAD_REQUEST" | "PAYLOAD_TOO_LARGE") {
  const error = new ORPCError(code);
  return { status: error.status, body: { json: error.toJSON() } };
}
