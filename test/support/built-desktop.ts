import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { Before, Does, Look, Says, Sender } from "./electron/channel.ts";

const root = join(import.meta.dirname, "../..");

/** The built desktop program as a whole, in a process of its own, on the stand-in in Electron's place. */
export interface BuiltDesktop extends AsyncDisposable {
  /** Does something in Electron's place, and says what came of it. It fails, with what was said, where that ends. */
  tell(what: Does): Promise<unknown>;
  look(): Promise<Look>;
  /** The other ends of ports that are handed over; here a port as the page has it. */
  ports(from: Sender, count: number): Promise<MessagePort[]>;
  /** The one port of the window's own page. */
  port(): Promise<MessagePort>;
  /** What it said on standard error. */
  said(): string;
  readonly status: Promise<number | null>;
}

export interface BuiltOptions {
  readonly args?: readonly string[];
  readonly dataDir: string;
  readonly before?: Before;
  /** Nobody reads what it says: the terminal that it was started from is closed. */
  readonly unheard?: boolean;
  /** By default what `npm run build` made. */
  readonly main?: string;
}

/** Starts it, and waits until it has a window, has said what is wrong, or has ended. */
export async function builtDesktop(options: BuiltOptions): Promise<BuiltDesktop> {
  const { args = ["--practice"], dataDir, before = {}, main = join(root, "out/main/desktop.js") } = options;
  const child = fork(main, args, {
    execArgv: ["--import", join(import.meta.dirname, "electron/hook.ts")],
    env: { ...process.env, BANKEN_DATA_DIR: dataDir, BANKEN_STAND_IN: JSON.stringify(before) },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    serialization: "advanced",
  });
  let err = "";
  if (options.unheard === true) child.stderr?.destroy();
  child.stderr?.on("data", (piece) => {
    err += piece;
  });
  const status = once(child, "close").then(([code]) => code as number | null);
  const loaded = Promise.withResolvers<void>();
  const waiting = new Map<number, (answer: unknown) => void>();
  const ports = new Map<number, MessagePort>();
  let ended = false;
  void status.then(() => {
    ended = true;
    for (const port of ports.values()) port.close();
  });
  child.on("message", (came: Says) => {
    if ("loaded" in came) loaded.resolve();
    else if ("id" in came) waiting.get(came.id)?.(came.answer);
    else if ("message" in came) ports.get(came.port)?.postMessage(came.message);
    else ports.get(came.port)?.close();
  });

  let asked = 0;
  function tell(what: Does): Promise<unknown> {
    const id = asked++;
    const answer = new Promise((resolve) => waiting.set(id, resolve));
    child.send({ id, ...what }, () => {});
    const gone = status.then((code) => Promise.reject(new Error(`it ended (${code}): ${err}`)));
    return Promise.race([answer, gone]).finally(() => waiting.delete(id));
  }

  /** A port here that has the one there at its other end. */
  function bridged(number: number): MessagePort {
    const { port1, port2 } = new MessageChannel();
    ports.set(number, port2);
    const pass = (what: Does) => void (!ended && tell(what).catch(() => {}));
    port2.on("message", (message) => pass({ does: "send", port: number, message }));
    port2.on("close", () => pass({ does: "close_port", port: number }));
    return port1;
  }

  let handed = 0;
  const desktop: BuiltDesktop = {
    tell,
    look: async () => (await tell({ does: "look" })) as Look,
    async ports(from, count) {
      const numbers = Array.from({ length: count }, () => handed++);
      const here = numbers.map(bridged);
      await tell({ does: "ports", from, numbers });
      return here;
    },
    async port() {
      const [port] = await desktop.ports("page", 1);
      if (port === undefined) throw new Error("no port");
      return port;
    },
    said: () => err,
    status,
    async [Symbol.asyncDispose]() {
      if (!ended) await tell({ does: "quit" }).catch(() => {});
      await status;
    },
  };

  await Promise.race([loaded.promise, status]);
  if (!ended) await tell({ does: "ready" }).catch(() => {});
  while (!ended) {
    const { windows, errors } = await desktop.look().catch(() => ({ windows: [], errors: [] }));
    if (windows.length + errors.length > 0) break;
    await sleep(20);
  }
  return desktop;
}
