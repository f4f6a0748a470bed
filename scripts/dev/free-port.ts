import { once } from "node:events";
import { createServer } from "node:net";

/** A port of this machine that is free: the one that is wanted, else any. */
export async function freePort(wanted: number): Promise<number> {
  const server = createServer();
  try {
    server.listen(wanted, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (typeof address === "object" && address !== null) return address.port;
    throw new Error("there is no port to be had");
  } catch (thrown) {
    if (wanted === 0) throw thrown;
    return freePort(0);
  } finally {
    server.close();
  }
}
