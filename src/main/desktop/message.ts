import * as z from "zod";
import { largestCall } from "../../shared/ranges.ts";

/** What came through the port: oRPC's own message, made anew of the parts that we know, or why it is none. */
export type Message =
  | { readonly to: "contract"; readonly message: object }
  | { readonly to: "sender"; readonly id: string; readonly code: "BAD_REQUEST" | "PAYLOAD_TOO_LARGE" }
  | { readonly to: "nobody" };

/** oRPC counts its calls in base 36. */
const id = z.string().regex(/^[0-9a-z]{1,20}$/);
const numbered = z.object({ i: id });
/** oRPC's wire names: `i` the call, `p` its payload, `u` the procedure, `b` the input. */
const call = z.object({
  i: id,
  t: z.undefined().optional(),
  p: z.object({ u: z.string().regex(/^(\/[A-Za-z]{1,40}){1,5}$/), b: z.unknown().optional() }),
});
/** The call is broken off (oRPC's type 4). */
const stop = z.object({ i: id, t: z.literal(4) });

/**
 * Reads a message of the port. oRPC decodes where nobody catches what it throws, which would end the process: it is
 * given nothing else than what it writes itself.
 */
export function readMessage(data: unknown): Message {
  if (typeof data !== "string") return { to: "nobody" };
  if (data.length > largestCall) {
    const start = /^\{"i":"([0-9a-z]{1,20})"/.exec(data.slice(0, 40));
    return start?.[1] === undefined
      ? { to: "nobody" }
      : { to: "sender", id: start[1], code: "PAYLOAD_TOO_LARGE" };
  }
  const json = parsed(data);
  const known = call.or(stop).safeParse(json);
  if (known.success) return { to: "contract", message: known.data };
  const from = numbered.safeParse(json);
  return from.success ? { to: "sender", id: from.data.i, code: "BAD_REQUEST" } : { to: "nobody" };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
