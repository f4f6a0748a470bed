import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import type { Service } from "../../src/main/app/service.ts";
import { type Served, serveWindow } from "../../src/main/headless/serve/serve.ts";
import type { Client } from "../../src/shared/contract/index.ts";
import { temporaryFolder } from "./folder.ts";
import { type Answer, type Ask, ask } from "./http.ts";
import { realService } from "./real-service.ts";

/** A window that is served inside the test's own process. */
export interface ServedHere extends AsyncDisposable {
  readonly origin: string;
  readonly port: number;
  readonly service: Service;
  /** The data folder that is served. */
  readonly dataDir: string;
  /** A new address, good for one visit, as path and query. */
  readonly visit: () => string;
  /** Moves the clock of the doors on, by so many ms. */
  readonly later: (ms: number) => void;
  /** The mistakes of ours that were told, by procedure. */
  readonly mistakes: readonly { readonly procedure: string; readonly thrown: unknown }[];
  ask(what: Ask): Promise<Answer>;
  /** Signs in, and returns what a browser would send as `Cookie` from then on. */
  signIn(): Promise<string>;
  /** The contract over HTTP, with a cookie. */
  client(cookie: string): Client;
  close(): Promise<void>;
}

/** A window of three files. */
export function smallWindow(folder: string): string {
  const window = join(folder, "window");
  mkdirSync(join(window, "assets"), { recursive: true });
  writeFileSync(
    join(window, "index.html"),
    '<!doctype html><title>Banken</title><meta name="style-nonce" content="__STYLE_NONCE__"><script type="module" src="/assets/main-1a2b.js"></script><div id="root"></div>',
  );
  writeFileSync(
    join(window, "assets/main-1a2b.js"),
    'document.getElementById("root").textContent = "the window at " + location.pathname;',
  );
  writeFileSync(join(window, "icon.svg"), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  return window;
}

export interface ServeHere {
  /** By default a service without a key, to which nobody answers. */
  readonly start?: (dataDir: string) => Promise<Service>;
  /** By default a folder of its own, gone with the server. */
  readonly folder?: string;
  readonly port?: number;
}

export async function serveHere({ start = realService, folder, port }: ServeHere = {}): Promise<ServedHere> {
  const own = folder === undefined ? temporaryFolder() : null;
  const dataDir = join(folder ?? own?.path ?? "", "data");
  const mistakes: { procedure: string; thrown: unknown }[] = [];
  let moved = 0;
  const served = await serveWindow({
    dataDir,
    port: port ?? null,
    window: smallWindow(folder ?? own?.path ?? ""),
    start: () => start(dataDir),
    now: () => Date.now() + moved,
    mistake: (procedure, thrown) => mistakes.push({ procedure, thrown }),
  });
  if (!("origin" in served)) throw new Error(`process ${served.pid} serves it already`);
  return {
    ...here(served),
    dataDir,
    mistakes,
    later(ms) {
      moved += ms;
    },
    async [Symbol.asyncDispose]() {
      await served.close();
      own?.[Symbol.dispose]();
    },
  };
}

function here({ origin, service, address, close }: Served) {
  const port = Number(new URL(origin).port);
  const visit = () => address().slice(origin.length);
  return {
    origin,
    port,
    service,
    visit,
    close,
    ask: (what: Ask) => ask(port, what),
    async signIn() {
      const { headers } = await ask(port, { path: visit() });
      return headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
    },
    client: (cookie: string): Client =>
      createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers: { cookie, origin } })),
  };
}
