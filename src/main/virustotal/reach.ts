import { readErrorBody } from "./answers.ts";
import type { Fetch } from "./exchange.ts";
import { type Fault, faultOf } from "./faults.ts";

/** What came of knocking at VirusTotal's address. */
export type Reached =
  /** `date`: what the server's clock says, in ms UTC, to the second; null where it does not. */
  | { readonly kind: "virustotal" | "somebody"; readonly status: number; readonly date: number | null }
  | ({ readonly kind: "fault" } & Fault);

/** More of an answer than this is not looked at, in bytes. */
const enough = 65_536;

/**
 * Asks for nothing and without a key, so it costs none of the quota: VirusTotal answers 401 with an error in its own
 * envelope (CONTRACT.md §2). Who answers something else stands in its place: the sign-in of a hotel's network, say.
 * Rejects only with the reason of `signal`.
 */
export async function reach(
  { fetch, userAgent }: { readonly fetch: Fetch; readonly userAgent: string },
  apiUrl: string,
  signal: AbortSignal,
): Promise<Reached> {
  try {
    const { status, headers, body } = await fetch(`${apiUrl}/domains/virustotal.com`, {
      headers: { "user-agent": userAgent, accept: "application/json" },
      redirect: "manual",
      signal,
    });
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of body ?? []) {
      parts.push(part);
      size += part.length;
      if (size > enough) break;
    }
    const known = status === 401 && readErrorBody(Buffer.concat(parts)).code !== null;
    const date = Date.parse(headers.get("date") ?? "");
    return { kind: known ? "virustotal" : "somebody", status, date: Number.isNaN(date) ? null : date };
  } catch (thrown) {
    if (signal.aborted && signal.reason?.name !== "TimeoutError") throw signal.reason;
    return { kind: "fault", ...faultOf(thrown) };
  }
}
