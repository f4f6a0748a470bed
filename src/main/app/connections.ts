import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/**
 * Bounds the connections that a server holds. At the bound the oldest one goes on which nobody is being answered: it
 * has sent no whole head, or nothing since its last answer. So those who are silent keep nobody out; only where all
 * are at work is the newest turned away.
 */
export interface Connections {
  /** Says that a request's head has come, and that it is answered until `outgoing` closes. */
  answering(outgoing: ServerResponse): void;
}

/** @param most how many at a time */
export function boundConnections(server: Server, most: number): Connections {
  const all = new Set<Socket>();
  /** The longest waiting first. */
  const waiting = new Set<Socket>();

  server.on("connection", (socket) => {
    if (all.size >= most) {
      const [oldest] = waiting;
      (oldest ?? socket).destroy();
      if (oldest === undefined) return;
      forget(oldest);
    }
    all.add(socket);
    waiting.add(socket);
    socket.once("close", () => forget(socket));
  });

  function forget(socket: Socket): void {
    all.delete(socket);
    waiting.delete(socket);
  }

  return {
    answering(outgoing) {
      const { socket } = outgoing;
      if (socket === null) return;
      waiting.delete(socket);
      outgoing.once("close", () => {
        if (all.has(socket)) waiting.add(socket);
      });
    },
  };
}
