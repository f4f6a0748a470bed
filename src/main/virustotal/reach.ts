import { readErrorBody } from "./answers.ts";
import { type Exchange, exchange, type Line } from "./exchange.ts";

/** What came of knocking at VirusTotal's address. */
export type Reached =
  /** `date`: what the server's clock says, in ms UTC, to the second; null where it does not. */
  | { readonly kind: "virustotal" | "somebody"; readonly status: number; readonly date: number | null }
  | Extract<Exchange, { readonly kind: "fault" }>;

/**
 * Asks without a key, so it costs none of the quota: VirusTotal answers 401 with an error in its own envelope
 * (CONTRACT.md §2). Who answers something else stands in its place: the sign-in of a hotel's network, say.
 * Rejects only with the reason of `signal`.
 */
export async function reach(line: Line, apiUrl: string, signal: AbortSignal): Promise<Reached> {
  const got = await exchange(line, `${apiUrl}/domains/virustotal.com`, null, signal, () => {});
  if (got.kind === "fault") return got;
  const known = got.status === 401 && readErrorBody(got.body).code !== null;
  const date = Date.parse(got.date ?? "");
  return {
    kind: known ? "virustotal" : "somebody",
    status: got.status,
    date: Number.isNaN(date) ? null : date,
  };
}
