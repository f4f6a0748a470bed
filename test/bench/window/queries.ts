import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import { sortColumns } from "../../../src/shared/contract/domains.ts";
import type { Client } from "../../../src/shared/contract/index.ts";
import type { Row } from "../table.ts";
import { quantile } from "./quantile.ts";

/** The contract, as a browser that came in through the door calls it. */
export function clientOf(origin: string, cookie: string): Client {
  const headers = { cookie, origin, "sec-fetch-site": "same-origin" };
  return createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers }));
}

const searches = ["", "host-1", "shop44", "fortinet", "team-6", "host-99 shop2", "nothing-like-it"];

/** How long (ms) each of so many questions for rows took, in every order and under many searches. */
export function listQueries(client: Client, many: number, from = 0): Promise<number[]> {
  return timed(many, async (n) => {
    await client.domains.list({
      filter: { search: searches[(from + n) % searches.length] ?? "", needsLook: n % 5 === 0 },
      sort: { by: sortColumns[(from + n) % sortColumns.length] ?? "name", descending: n % 2 === 0 },
      offset: ((from + n) * 37) % 5_000,
      limit: 100,
    });
  });
}

/** The same of a server that does nothing for its answer. */
export function bareQueries(origin: string, many: number): Promise<number[]> {
  return timed(many, async () => {
    await (await fetch(`${origin}/rows`, { method: "POST", body: "{}" })).json();
  });
}

async function timed(many: number, ask: (n: number) => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < many; n += 1) {
    const begun = performance.now();
    await ask(n);
    times.push(performance.now() - begun);
  }
  return times;
}

export function queryRow(what: string, times: readonly number[], most: number): Row {
  const p99 = quantile(times, 0.99);
  return {
    what,
    ratio: p99 / most,
    bound: { at: 1, side: "most" },
    figures: `median ${quantile(times, 0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms of ${times.length}`,
  };
}
