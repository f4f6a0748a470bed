import { createHolderDoor, newSecret } from "../../app/folder-hold/door.ts";
import { type Holder, takeHold, whoHolds } from "../../app/folder-hold/hold.ts";
import { createRouter } from "../../app/router/router.ts";
import type { Service } from "../../app/service.ts";
import { type Assets, readAssets } from "../../app/window/assets.ts";
import { createApp } from "./app.ts";
import { createPages } from "./pages.ts";
import { createRpc, type Rpc } from "./rpc.ts";
import { type Listening, listen } from "./server.ts";
import { openSessionFile } from "./session-file.ts";
import { createSessions } from "./sessions.ts";
import { createTokens } from "./tokens.ts";

export interface ServeParts {
  /** The folder that is held while it is served: one process at a time keeps watch over it. */
  readonly dataDir: string;
  /** Null: the port of the last time where it is free, else any. */
  readonly port: number | null;
  /** The folder of the built window. */
  readonly window: string;
  /** Called when the folder is ours. */
  readonly start: () => Promise<Service>;
  /** ms UTC. */
  readonly now: () => number;
  /** A mistake of ours in a procedure: somebody should hear of it. */
  readonly mistake: (procedure: string, thrown: unknown) => void;
}

/** How often it is looked whether every browser was signed out, in ms. */
const lookAround = 1_000;

/** A window that is served. */
export interface Served {
  readonly origin: string;
  readonly service: Service;
  /** Comes where another process has taken the folder over: whoever serves has to stop. */
  readonly lost: Promise<void>;
  /** A new address, good for one visit. */
  address(): string;
  /** Ends the streams, the service and the server, and gives the folder free. */
  close(): Promise<void>;
}

/**
 * Serves the window and the contract on this machine alone.
 * @returns what is served, or who serves this folder already
 * @throws Node's errors where the port or the folder cannot be had, and whatever `start` throws
 */
export async function serveWindow(parts: ServeParts): Promise<Served | Holder> {
  const assets = readAssets(parts.window);
  const session = openSessionFile(parts.dataDir);
  const listening = await listenFor(parts, session.port);
  if (!("answer" in listening)) return listening;
  try {
    return await serveOn(listening, assets, session, parts);
  } catch (thrown) {
    await listening.close();
    throw thrown;
  }
}

async function serveOn(
  listening: Listening,
  assets: Assets,
  session: ReturnType<typeof openSessionFile>,
  { dataDir, start, now, mistake }: ServeParts,
): Promise<Served | Holder> {
  const { port } = listening;
  const origin = `http://127.0.0.1:${port}`;
  const tokens = createTokens(now);
  const address = () => `${origin}/?token=${tokens.issue()}`;
  const secret = newSecret();
  const closing = new AbortController();
  const rpc = Promise.withResolvers<Rpc | null>();
  const app = createApp({
    origin,
    assets,
    pages: createPages(),
    tokens,
    sessions: createSessions(session.current, port, now),
    // Its window comes forward with its address, in whichever browser that is opened.
    holderDoor: createHolderDoor(secret, { address, comeForward() {} }),
    rpc: rpc.promise,
    closing: closing.signal,
    mistake,
  });
  listening.answer(app.fetch);

  const hold = await takeHold(dataDir, { host: "serve", port, startedAt: now(), secret });
  if (!("release" in hold)) {
    await listening.close();
    return hold;
  }
  // Also where no window asks for anything: a stream of one that was signed out must end.
  const looking = setInterval(session.current, lookAround);
  looking.unref();
  try {
    session.remember(port);
    const service = await start();
    rpc.resolve(createRpc(createRouter(service), mistake));
    return {
      origin,
      service,
      address,
      lost: hold.lost,
      async close() {
        clearInterval(looking);
        closing.abort(new Error("closing"));
        await Promise.all([listening.close(), service.close()]).finally(hold.release);
      },
    };
  } catch (thrown) {
    clearInterval(looking);
    rpc.resolve(null);
    hold.release();
    throw thrown;
  }
}

/** Listens on the port that was asked for; else where a window that is still open looks for us, or anywhere. */
async function listenFor({ dataDir, port }: ServeParts, last: number | null): Promise<Listening | Holder> {
  const wanted = port ?? last ?? 0;
  try {
    return await listen(wanted);
  } catch (thrown) {
    // Whoever is there may be the one who serves this folder.
    const holder = await whoHolds(dataDir);
    if (holder !== null) return holder;
    if (port !== null || wanted === 0) throw thrown;
    return listen(0);
  }
}
