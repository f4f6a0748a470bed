import type { FailureReason } from "../../shared/verdict.ts";

/** A request that brought no answer. `connected` is false where it certainly never reached VirusTotal. */
export interface Fault {
  readonly reason: Extract<FailureReason, "network" | "timeout" | "bad_response" | "too_large">;
  /** The fault's own code, never its message: messages of fetch may hold the URL. */
  readonly detail: string;
  readonly connected: boolean;
}

/** Codes of a connection that never came about (Node's and undici's own). */
const unreachable =
  /^(ENOTFOUND|EAI_|ECONNREFUSED|ENETUNREACH|ENETDOWN|EHOSTUNREACH|EHOSTDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_|ERR_SSL_|HOSTNAME_MISMATCH)/;

/** Whether the fault lies in who answered for VirusTotal's name: an intercepting proxy, as a rule. */
export function isCertificateFault(detail: string): boolean {
  return /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_|HOSTNAME_MISMATCH)/.test(detail);
}

const uncoded = "ERR_FETCH";

/** Names what fetch, or reading its body, threw. */
export function faultOf(thrown: unknown): Fault {
  const detail = codeOf(thrown);
  // A body that is not what its Content-Encoding says: zlib's codes are Z_DATA_ERROR, Z_BUF_ERROR, ...
  if (detail.startsWith("Z_") || detail.startsWith("ERR__"))
    return { reason: "bad_response", detail, connected: true };
  // Without any code it is no socket's fault: an encoding in more layers than are undone, and the like.
  if (detail === uncoded) return { reason: "bad_response", detail, connected: true };
  if (/TIMEOUT|ETIMEDOUT/.test(detail))
    return { reason: "timeout", detail, connected: !unreachable.test(detail) };
  return { reason: "network", detail, connected: !unreachable.test(detail) };
}

/** undici wraps: TypeError("fetch failed") around the socket's error, or an AggregateError of one a family. */
function codeOf(thrown: unknown, depth = 0): string {
  const error = thrown as { code?: unknown; cause?: unknown; errors?: readonly unknown[] } | null | undefined;
  if (typeof error?.code === "string") return error.code;
  const inner = error?.cause ?? error?.errors?.[0];
  return inner === undefined || depth > 4 ? uncoded : codeOf(inner, depth + 1);
}
