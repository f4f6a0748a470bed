import { ORPCError } from "@orpc/server";
import { RPCHandler } from "@orpc/server/fetch";
import { isIterator, rethrown } from "../../app/router/rethrown.ts";
import type { createRouter } from "../../app/router/router.ts";
import { type Refused, rpcPath, statusOf } from "./doors.ts";

/** Answers a call of the contract; null where there is no such procedure. */
export type Rpc = (
  path: string,
  body: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
) => Promise<Response | null>;

/**
 * The contract over HTTP, in oRPC's own protocol.
 * @param mistake hears of what should not have happened, with the procedure it happened in. The window is told that
 * something did, and not what: an error's message may hold anything.
 */
export function createRpc(
  router: ReturnType<typeof createRouter>,
  mistake: (procedure: string, thrown: unknown) => void,
): Rpc {
  const handler = new RPCHandler(router, {
    clientInterceptors: [
      async ({ next, path, signal }) => {
        function asTold(thrown: unknown): unknown {
          if (thrown instanceof ORPCError && thrown.code !== "INTERNAL_SERVER_ERROR") return thrown;
          // Who went away hears no answer, and that a call was broken off for it is nobody's mistake.
          if (!signal?.aborted) mistake(path.join("."), thrown);
          return new ORPCError("INTERNAL_SERVER_ERROR");
        }

        try {
          const output = await next();
          return isIterator(output) ? rethrown(output, asTold) : output;
        } catch (thrown) {
          throw asTold(thrown);
        }
      },
    ],
  });
  return async (path, body, signal) => {
    // Made anew: nothing of the request but its body and its path reaches the procedures.
    const request = new Request(new URL(path, "http://window.invalid"), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      signal,
    });
    const { matched, response } = await handler.handle(request, { prefix: rpcPath });
    return matched ? response : null;
  };
}

const codes: Readonly<Record<Refused, string>> = {
  target: "BAD_REQUEST",
  signed_out: "UNAUTHORIZED",
  origin: "FORBIDDEN",
  site: "FORBIDDEN",
  not_found: "NOT_FOUND",
  method: "METHOD_NOT_SUPPORTED",
  too_large: "PAYLOAD_TOO_LARGE",
  media_type: "UNSUPPORTED_MEDIA_TYPE",
  host: "MISDIRECTED_REQUEST",
  too_many_windows: "TOO_MANY_REQUESTS",
  not_ready: "SERVICE_UNAVAILABLE",
};

/** A refusal at the door, in the form in which the window reads the contract's errors. */
export function refusedRpc(because: Refused): Response {
  const error = new ORPCError(codes[because], { status: statusOf[because] });
  return Response.json({ json: error.toJSON() }, { status: error.status });
}
