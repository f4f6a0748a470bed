import type { Alert } from "../../../src/shared/contract/alerts.ts";
import { alert as usual } from "../../support/alert.ts";

/** A local time as ms UTC. */
export const at = (text: string) => new Date(text).getTime();

/** An alert as it is most often, raised at a local time, with what is said otherwise. */
export function alert(more: Partial<Alert> = {}): Alert {
  const raisedAt = at("2026-11-24T14:05:00");
  return usual({ raisedAt, after: at("2026-11-24T08:10:00"), since: raisedAt, ...more });
}
