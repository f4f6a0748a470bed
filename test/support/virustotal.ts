import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the stand-in sends for one request. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** ms before anything is sent. */
  readonly delay?: number;
  /** `hang` never answers, `reset` closes the connection before the head, `cut` in the middle of the body. */
  readonly fault?: "hang" | "reset" | "cut";
}

export interface Asked {
  readonly path: string;
  /** The domain of `/domains/{domain}`, or null for another path. */
  readonly domain: string | null;
  readonly headers: IncomingMessage["headers"];
  /** ms UTC, when the request arrived here. */
  readonly at: number;
}

/** A VirusTotal on loopback that answers as a test tells it. */
export interface StandIn extends AsyncDisposable {
  /** The base of its API, for `--api-url`. */
  readonly url: string;
  /** Every request in the order of arrival. */
  readonly asked: readonly Asked[];
  /** The domains that were asked, in the order of arrival. */
  readonly domains: () => string[];
}

export type Answering = (domain: string, asked: Asked, before: number) => Reply;

/**
 * @param answer what to send for a domain; `before` is how often it has been asked already
 * @param elsewhere what to send for any other path; by default a 404 in VirusTotal's envelope
 */
export async function startVirusTotal(
  answer: Answering,
  elsewhere: (asked: Asked) => Reply = () => ({
    status: 404,
    body: '{"error": {"code": "NotFoundError", "message": "Resource not found."}}',
  }),
): Promise<StandIn> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://stand.in").pathname;
    const domain = /^\/api\/v3\/domains\/([^/]+)$/.exec(path)?.[1] ?? null;
    const before = domain === null ? 0 : asked.filter((each) => each.domain === domain).length;
    const one: Asked = { path, domain, headers: request.headers, at: Date.now() };
    asked.push(one);
    const reply = domain === null ? elsewhere(one) : answer(decodeURIComponent(domain), one, before);
    if (reply.delay === undefined) send(response, reply);
    else setTimeout(() => send(response, reply), reply.delay);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/v3`,
    asked,
    domains: () => asked.flatMap(({ domain }) => domain ?? []),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(response: ServerResponse, { status = 200, headers, body = "", fault }: Reply): void {
  if (fault === "hang") return;
  if (fault === "reset") {
    response.socket?.resetAndDestroy();
    return;
  }
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": bytes.length,
    ...headers,
  });
  if (fault !== "cut") {
    response.end(bytes);
    return;
  }
  response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => response.socket?.resetAndDestroy());
}
