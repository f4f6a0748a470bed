import { ORPCError } from "@orpc/server";
import { RPCHandler } from "@orpc/server/fetch";
import { hideMistakes, type Mistake } from "../../app/router/hidden.ts";
import type { createRouter } from "../../app/router/router.ts";
import { type Refused, rpcPath, statusOf } from "./doors.ts";

/** Answers a call of the contract; null where there is no such procedure. */
export type Rpc = (
  path: string,
  body: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
) => Promise<Response | null>;

/** The contract over HTTP, in oRPC's own protocol. */
export function createRpc(router: ReturnType<typeof createRouter>, mistake: Mistake): Rpc {
  const handler = new RPCHandler(router, { clientInterceptors: [hideMistakes(mistake)] });
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
