import type { Thinned } from "../store/retention.ts";
import type { Store } from "../store/store.ts";
import { createTurns } from "./turn.ts";

/**
 * Thins out unchanged checks from before `before` (ms UTC both), and gives their room back. `dryRun` changes nothing
 * and counts the same. What runs beside it goes on.
 * @throws the signal's reason where it was stopped: what is thinned by then stays thinned
 */
export async function thin(
  { retention }: Store,
  before: number,
  now: number,
  dryRun: boolean,
  signal?: AbortSignal,
): Promise<Thinned> {
  let [checks, reports, bytes] = [0, 0, 0];
  const turns = createTurns(signal);
  for (const id of dryRun ? [] : retention.passesOver(before)) {
    await turns.next();
    retention.fold(id);
  }
  for (const id of retention.aged(before)) {
    await turns.next();
    const went = retention.thin(id, before, now, dryRun);
    checks += went.checks;
    reports += went.reports;
    bytes += went.bytes;
  }
  if (!dryRun) retention.shrink(bytes);
  return { checks, reports, bytes };
}
