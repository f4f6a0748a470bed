import type { Alert } from "../../shared/contract/alerts.ts";
import { sameDay } from "../format.ts";

/** The alerts of one local day, newest first. */
export interface AlertDay {
  /** A time on that day, ms UTC. */
  readonly at: number;
  readonly alerts: readonly Alert[];
}

/**
 * Alerts by the local day on which each was first seen.
 * @param alerts newest first
 */
export function byDay(alerts: readonly Alert[]): readonly AlertDay[] {
  const days: { at: number; alerts: Alert[] }[] = [];
  for (const alert of alerts) {
    const day = days.at(-1);
    if (day !== undefined && sameDay(day.at, alert.raisedAt)) day.alerts.push(alert);
    else days.push({ at: alert.raisedAt, alerts: [alert] });
  }
  return days;
}
