import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { boundConnections } from "../../app/connections.ts";
import { commonHeaders } from "../../app/window/headers.ts";
import { frontDoor, type Refused, statusOf } from "./doors.ts";
import { refusedText } from "./refused-text.ts";

/** The one address that is listened on: no other machine can reach it. */
const loopback = "127.0.0.1";

/** What a slow or silent client may hold, and for how long (ms). */
const limits = {
  headersTimeout: 3_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 30_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 16_384,
};
const mostConnections = 256;

/** For how long an answer that is under way may go on when the server closes, in ms. */
const grace = 1_000;

export interface Listening {
  readonly port: number;
  /** Begins to answer; until then everyone waits. */
  answer(fetch: Parameters<typeof getRequestListener>[0]): void;
  close(): Promise<void>;
}

/** @param port 0 for any that is free. Rejects with Node's error (EADDRINUSE, EACCES) where it cannot be had. */
export async function listen(port: number): Promise<Listening> {
  let listener: ReturnType<typeof getRequestListener> | null = null;
  let origin = "";

  function handle(incoming: IncomingMessage, outgoing: ServerResponse): void {
    connections.answering(outgoing);
    for (const [name, value] of Object.entries(commonHeaders)) outgoing.setHeader(name, value);
    const { method = "", url: target = "", rawHeaders } = incoming;
    const place = { origin, isFile: () => false };
    const because =
      frontDoor({ method, target, rawHeaders }, place) ?? (listener === null ? "not_ready" : null);
    if (because === null) void listener?.(incoming, outgoing);
    else sendAway(incoming, outgoing, because, origin);
  }

  const server = createServer({ ...limits, requireHostHeader: false }, handle);
  const connections = boundConnections(server, mostConnections);
  server.on("checkContinue", (incoming, outgoing) => {
    outgoing.writeContinue();
    handle(incoming, outgoing);
  });
  server.on("checkExpectation", handle);
  await started(server, port);
  const bound = (server.address() as AddressInfo).port;
  origin = `http://${loopback}:${bound}`;

  return {
    port: bound,
    answer(fetch) {
      listener = getRequestListener(fetch, { overrideGlobalObjects: false });
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      // A connection is kept open after its answer, also by one whose stream ends just now.
      const idle = setInterval(() => server.closeIdleConnections(), 20);
      const cut = setTimeout(() => server.closeAllConnections(), grace);
      await closed;
      clearInterval(idle);
      clearTimeout(cut);
    },
  };
}

function started(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host: loopback, exclusive: true }, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function sendAway(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  because: Refused,
  origin: string,
): void {
  outgoing.writeHead(statusOf[because], { "content-type": "text/plain; charset=utf-8", connection: "close" });
  outgoing.end(refusedText(because, origin));
  incoming.resume();
}
