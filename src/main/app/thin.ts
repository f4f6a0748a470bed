import type { Progress } from "../../shared/contract/data.ts";
import type { Thinned } from "../store/retention.ts";
import type { Store } from "../store/store.ts";
import { createTurns } from "./turn.ts";

/**
 * Thins out unchanged checks from before `before` (ms UTC both), and gives their room back. `dryRun` changes nothing
 * and counts the same. What runs beside it goes on. Yields how many of the domains it has been through.
 * @throws the signal's reason where it was stopped: what is thinned by then stays thinned
 */
export async function* thin(
  { retention }: Store,
  before: number,
  now: number,
  dryRun: boolean,
  signal?: AbortSignal,
): AsyncGenerator<Progress, Thinned> {
  let [checks, reports, bytes] = [0, 0, 0];
  const turns = createTurns(signal);
  for (const id of dryRun ? [] : retention.passesOver(before)) {
    await turns.next();
    retention.fold(id);
  }
  const aged = retention.aged(before);
  for (const [done, id] of aged.entries()) {
    yield* turns.step({ done, total: aged.length });
    const went = retention.thin(id, before, now, dryRun);
    checks += went.checks;
    reports += went.reports;
    bytes += went.bytes;
  }
  if (!dryRun) retention.shrink(bytes);
  return { checks, reports, bytes };
}
