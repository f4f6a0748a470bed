import { session } from "electron";
import { environmentApiUrl } from "../app/environment.ts";
import type { Network } from "../app/network.ts";
import { systemClock } from "../app/system-clock.ts";
import { proxyIn } from "../app/system-proxy.ts";
import { virusTotalUrl } from "../virustotal/url.ts";

/** A script that finds the proxy may take its time, in ms; who waits for it goes on then, and it holds when it comes. */
const patience = 3_000;

/** Looks which proxy the system has for VirusTotal, and has the network go through it. After `ready`. Never rejects. */
export async function followSystemProxy(network: Network): Promise<void> {
  const found = session.defaultSession
    .resolveProxy(address())
    .then((list) => network.through(proxyIn(list)))
    // What held before holds on.
    .catch(() => {});
  const over = new AbortController();
  await Promise.race([found, systemClock.sleep(patience, over.signal).catch(() => {})]);
  over.abort(found);
}

function address(): string {
  try {
    return environmentApiUrl();
  } catch {
    return virusTotalUrl;
  }
}
