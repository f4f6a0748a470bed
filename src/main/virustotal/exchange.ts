import type { Clock } from "../watch/clock.ts";
import { type Fault, faultOf } from "./faults.ts";
import { scrub } from "./scrub.ts";

/** Why an exchange is over. One for all: abort() makes an error with a stack for each that is given none. */
const done = new Error("the exchange is over");

/** One request and its answer, read to the end, or what kept it from coming. */
export type Exchange =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly retryAfter: string | null;
      /** What the server's clock says, as it wrote it. */
      readonly date: string | null;
      /** The whole body as it came out of its Content-Encoding, free of the key. */
      readonly body: Buffer;
    }
  | ({ readonly kind: "fault" } & Fault);

/** As much of fetch as is asked of one; the platform's own is one. It must not follow redirects. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchAnswer>;

export interface FetchInit {
  readonly headers: Readonly<Record<string, string>>;
  readonly redirect: "manual";
  readonly signal: AbortSignal;
}

export interface FetchAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  /** The body after its Content-Encoding has been undone, in pieces. */
  readonly body: AsyncIterable<Uint8Array> | null;
}

/** The largest body that is read, decompressed, in bytes: the largest recorded has 48 KB (CONTRACT.md §8.15). */
export const largestBody = 4 * 1024 * 1024;

/** VirusTotal serves no compression to a user agent without the word gzip (CONTRACT.md §6). */
export function userAgentOf(version: string): string {
  return `Banken/${version}; gzip`;
}

export interface Line {
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** A whole exchange, in ms: connecting, sending, reading the last byte. */
  readonly timeout: number;
  readonly userAgent: string;
}

/**
 * Sends one GET with the key (null: without one) and reads the answer. Never rejects, but for `signal`: then with its reason.
 * @param onAnswer called once, when the head of the answer is here or cannot come any more
 */
export async function exchange(
  line: Line,
  url: string,
  key: string | null,
  signal: AbortSignal,
  onAnswer: () => void,
): Promise<Exchange> {
  const over = new AbortController();
  let late = false;
  const deadline = line.clock.sleep(line.timeout, over.signal).then(
    () => {
      late = true;
      over.abort(done);
    },
    () => {},
  );
  const cancel = () => over.abort(done);
  signal.addEventListener("abort", cancel, { once: true });
  let settled = false;
  const settle = () => {
    if (!settled) onAnswer();
    settled = true;
  };
  try {
    signal.throwIfAborted();
    const response = await line.fetch(url, {
      headers: {
        ...(key === null ? {} : { "x-apikey": key }),
        "user-agent": line.userAgent,
        "accept-encoding": "gzip",
        accept: "application/json",
        "x-tool": "Banken",
      },
      // A redirect would carry the key to whoever answers there.
      redirect: "manual",
      signal: over.signal,
    });
    settle();
    const body = await readBody(response);
    if (body === null)
      return {
        kind: "fault",
        reason: "too_large",
        detail: `more than ${largestBody} bytes`,
        connected: true,
      };
    return {
      kind: "answer",
      status: response.status,
      retryAfter: response.headers.get("retry-after"),
      date: response.headers.get("date"),
      body: key === null ? body : scrub(body, key),
    };
  } catch (thrown) {
    // Cut off by the person: the request may still be on its way, so its slot is not settled.
    if (signal.aborted) throw signal.reason;
    settle();
    return late
      ? {
          kind: "fault",
          reason: "timeout",
          detail: `no whole answer in ${line.timeout / 1000} s`,
          connected: true,
        }
      : { kind: "fault", ...faultOf(thrown) };
  } finally {
    signal.removeEventListener("abort", cancel);
    over.abort(done);
    await deadline;
  }
}

/** The body, or null as soon as it is larger than is believed. */
async function readBody({ body }: FetchAnswer): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the rest of the body.
  for await (const part of body ?? []) {
    size += part.length;
    if (size > largestBody) return null;
    parts.push(part);
  }
  return Buffer.concat(parts, size);
}
