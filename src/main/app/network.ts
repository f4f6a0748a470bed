import { Agent, type Dispatcher, EnvHttpProxyAgent, interceptors, ProxyAgent, request } from "undici";
import type { Fetch } from "../virustotal/exchange.ts";
import { namesProxy } from "./environment.ts";

// Errors too: VirusTotal's are JSON that has to be read, and what stays compressed cannot be searched for the key.
const decompress = interceptors.decompress({ skipErrorResponses: false });

/** A network that must be closed: a connection that is still being made would keep the process alive. */
export interface Network {
  readonly fetch: Fetch;
  /**
   * Goes through the system's proxy from now on (`http://host:port`), or straight where it has none. A proxy of the
   * environment comes before it.
   */
  through(proxy: string | null): void;
  readonly close: () => Promise<void>;
}

/**
 * The network of both hosts. undici is the engine under Node's own fetch; asked directly it takes half the
 * time for the same answer, and it knows HTTPS_PROXY and NO_PROXY. It follows no redirect unless it is told to.
 */
export function openNetwork(): Network {
  const agents = new Set<Dispatcher>();
  const made = new Map<string, { readonly agent: Dispatcher; readonly dispatcher: Dispatcher }>();
  let systemProxy: string | null = null;

  /** Plain http goes to this machine alone (see readApiUrl): no proxy belongs in between. */
  function dispatcherFor(protocol: string): Dispatcher {
    const there = made.get(protocol);
    if (there !== undefined) return there.dispatcher;
    const agent = protocol === "https:" ? outward() : new Agent();
    const dispatcher = agent.compose(decompress);
    agents.add(agent);
    made.set(protocol, { agent, dispatcher });
    return dispatcher;
  }

  function outward(): Dispatcher {
    return systemProxy === null || namesProxy() ? new EnvHttpProxyAgent() : new ProxyAgent(systemProxy);
  }

  return {
    async fetch(url, { headers, signal }) {
      const dispatcher = dispatcherFor(new URL(url).protocol);
      const answer = await request(url, { headers, signal, dispatcher });
      return {
        status: answer.statusCode,
        headers: {
          get(name) {
            const value = answer.headers[name];
            return (Array.isArray(value) ? value[0] : value) ?? null;
          },
        },
        body: answer.body,
      };
    },
    through(proxy) {
      if (proxy === systemProxy) return;
      systemProxy = proxy;
      const before = made.get("https:")?.agent;
      made.delete("https:");
      // What is under way over it ends there. One that was destroyed (`close`) has no end of its own.
      void before?.close().then(
        () => agents.delete(before),
        () => {},
      );
    },
    async close() {
      await Promise.all([...agents].map((agent) => agent.destroy()));
    },
  };
}
