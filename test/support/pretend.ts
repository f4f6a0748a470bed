import type { Fetch } from "../../src/main/virustotal/exchange.ts";
import type { VirtualClock } from "./clock.ts";

/** One request as VirusTotal would see it: it arrives some time after it left, and the answer travels back. */
export interface Seen {
  readonly domain: string | null;
  /** The key that it came with. */
  readonly key: string | null;
  /** ms of the virtual clock at which it arrived. */
  readonly at: number;
}

export interface Pretend {
  readonly fetch: Fetch;
  readonly seen: readonly Seen[];
  /** The most requests for domains that arrived within any 60 s. */
  readonly mostInAMinute: () => number;
}

/**
 * A VirusTotal in virtual time, for what would take hours in real time. Everything else is tested over HTTP.
 * @param answer what it answers for a domain, asked for the `before`th time (from 0)
 * @param travel ms a request takes to arrive, and ms from there until its answer begins to arrive
 * @param elsewhere what it answers on any other path
 */
export function pretendVirusTotal(
  clock: VirtualClock,
  answer: (domain: string, before: number) => Response,
  travel: (request: number) => readonly [there: number, back: number] = () => [50, 150],
  elsewhere: () => Response = () => new Response("{}", { status: 404 }),
): Pretend {
  const seen: Seen[] = [];
  let requests = 0;
  const fetch: Fetch = async (url, init) => {
    const signal = init.signal ?? undefined;
    const domain = /\/domains\/([^/]+)$/.exec(url)?.[1] ?? null;
    const [there, back] = domain === null ? [0, 0] : travel(requests++);
    await clock.sleep(there, signal);
    const before = seen.filter((each) => each.domain === domain).length;
    seen.push({ domain, key: new Headers(init.headers).get("x-apikey"), at: clock.now() });
    const response = domain === null ? elsewhere() : answer(domain, before);
    await clock.sleep(back, signal);
    return response;
  };
  return {
    fetch,
    seen,
    mostInAMinute() {
      const times = seen.filter(({ domain }) => domain !== null).map(({ at }) => at);
      return Math.max(
        0,
        ...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length),
      );
    },
  };
}
