import { request } from "node:http";

/** A request as a stranger could make it: nothing is added to what is said here but what HTTP needs. */
export interface Ask {
  readonly method?: string;
  /** The request target, as it goes over the wire. */
  readonly path?: string;
  /** Names and values in turn; the same name may come twice. `Host` is added where it is not there. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly body?: string | Uint8Array;
  /** Sends the body in pieces, without saying its length. */
  readonly chunked?: boolean;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Asks the server at `port` on loopback. */
export function ask(port: number, { method = "GET", path = "/", headers = [], body, chunked = false }: Ask) {
  const all = headers.some(([name]) => name.toLowerCase() === "host")
    ? headers
    : [["Host", `127.0.0.1:${port}`] as const, ...headers];
  const length =
    body === undefined || chunked ? [] : [["Content-Length", String(Buffer.byteLength(body))] as const];
  const coding = body !== undefined && chunked ? [["Transfer-Encoding", "chunked"] as const] : [];
  return new Promise<Answer>((resolve, reject) => {
    const asked = request(
      {
        host: "127.0.0.1",
        port,
        method,
        path,
        agent: false,
        setHost: false,
        headers: [...all, ...length, ...coding].flat(),
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text: Buffer.concat(parts).toString(),
          }),
        );
      },
    );
    asked.on("error", reject);
    asked.end(body);
  });
}

/** What an answer of the contract says: its body, or the last piece of one that comes piece by piece (text/event-stream). */
export function saidIn(text: string) {
  const pieces = text.split("\n").filter((line) => line.startsWith("data: "));
  return JSON.parse(pieces.at(-1)?.slice("data: ".length) ?? text).json;
}
