import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { boundConnections } from "../connections.ts";
import { doorHeader, doorPath, type HolderDoor } from "./door.ts";

/** The one address that is listened on: no other machine can reach it. */
const loopback = "127.0.0.1";

/** What a slow or silent client may hold, and for how long (ms). */
const limits = {
  headersTimeout: 3_000,
  requestTimeout: 3_000,
  keepAliveTimeout: 1_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 4_096,
};
const mostConnections = 32;

export interface OpenDoor {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * A door of its own, for a holder that serves nothing over HTTP: one path, on any port that is free. Who does not
 * come for it, or cannot show that they know the secret, is told nothing, not even why.
 * Rejects with Node's error where no port can be had.
 */
export async function openDoor(door: HolderDoor): Promise<OpenDoor> {
  const server = createServer(limits, (request, response) => {
    connections.answering(response);
    const answer = isKnock(request, port()) ? door.answer(single(request, doorHeader)) : null;
    const body = answer === null ? "" : JSON.stringify(answer);
    response.writeHead(answer === null ? 404 : 200, {
      "content-type": "application/json",
      "cache-control": "no-store",
      connection: "close",
    });
    response.end(body);
    request.resume();
  });
  const connections = boundConnections(server, mostConnections);
  const port = () => (server.address() as AddressInfo | null)?.port ?? 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port: 0, host: loopback, exclusive: true }, resolve);
  });
  return {
    port: port(),
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

/** Not for browsers: whatever page it was, its browser would name another host, or say where the request comes from. */
function isKnock({ method, url, headers }: IncomingMessage, port: number): boolean {
  return (
    method === "POST" &&
    url === doorPath &&
    headers.host === `${loopback}:${port}` &&
    headers.origin === undefined &&
    headers["sec-fetch-site"] === undefined
  );
}

/** A header that is there once; what comes twice Node joins. */
function single({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return typeof value === "string" ? value : undefined;
}
