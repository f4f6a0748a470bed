import { Agent, type Dispatcher, EnvHttpProxyAgent, interceptors, request } from "undici";
import type { Fetch } from "../virustotal/exchange.ts";

// Errors too: VirusTotal's are JSON that has to be read, and what stays compressed cannot be searched for the key.
const decompress = interceptors.decompress({ skipErrorResponses: false });

/** A network that must be closed: a connection that is still being made would keep the process alive. */
export interface Network {
  readonly fetch: Fetch;
  readonly close: () => Promise<void>;
}

/**
 * The network of both hosts. undici is the engine under Node's own fetch; asked directly it takes half the
 * time for the same answer, and it knows HTTPS_PROXY and NO_PROXY. It follows no redirect unless it is told to.
 */
export function openNetwork(): Network {
  const agents: Dispatcher[] = [];
  const made = new Map<string, Dispatcher>();

  /** Plain http goes to this machine alone (see readApiUrl): no proxy belongs in between. */
  function dispatcherFor(protocol: string): Dispatcher {
    const there = made.get(protocol);
    if (there !== undefined) return there;
    const agent = protocol === "https:" ? new EnvHttpProxyAgent() : new Agent();
    const dispatcher = agent.compose(decompress);
    agents.push(agent);
    made.set(protocol, dispatcher);
    return dispatcher;
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
    async close() {
      await Promise.all(agents.map((agent) => agent.destroy()));
    },
  };
}
