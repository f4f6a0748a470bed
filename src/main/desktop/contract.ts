import { ORPCError } from "@orpc/server";
import { RPCHandler } from "@orpc/server/message-port";
import type { MessagePortMain } from "electron";
import { hideMistakes, type Mistake } from "../app/router/hidden.ts";
import type { createRouter } from "../app/router/router.ts";
import { createCalls } from "./calls.ts";
import { readMessage } from "./message.ts";

/** Serves the contract on a port, until it closes: then every call of it is broken off. */
export type Carry = (port: MessagePortMain) => void;

/** The contract over message ports, in oRPC's own protocol. */
export function createCarry(router: ReturnType<typeof createRouter>, mistake: Mistake): Carry {
  return (port) => {
    const calls = createCalls();
    const handler = new RPCHandler(router, {
      clientInterceptors: [hideMistakes(mistake)],
      rootInterceptors: [
        async ({ next, request }) => {
          const came = await (calls.count(next, request.signal) ?? answer("TOO_MANY_REQUESTS"));
          return came.matched ? came : answer("NOT_FOUND");
        },
      ],
    });
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

/** The answer to a call that never came to a procedure. */
function answer(code: "NOT_FOUND" | "TOO_MANY_REQUESTS") {
  return { matched: true as const, response: { headers: {}, ...refused(code) } };
}

/** A refusal in the form in which the window reads the contract's errors. */
function refused(code: "NOT_FOUND" | "BAD_REQUEST" | "PAYLOAD_TOO_LARGE" | "TOO_MANY_REQUESTS") {
  const error = new ORPCError(code);
  return { status: error.status, body: { json: error.toJSON() } };
}
