import { mostRows } from "../../shared/ranges.ts";
import { client } from "../rpc.ts";

/** The ids of the alerts of some domains that nobody acknowledged. */
export async function openAlertsOf(names: ReadonlySet<string>): Promise<readonly number[]> {
  const ids = new Set<number>();
  for (let offset = 0; ; offset += mostRows) {
    const { alerts, total } = await client.alerts.list({ open: true, offset, limit: mostRows });
    for (const { id, name } of alerts) if (names.has(name)) ids.add(id);
    if (alerts.length === 0 || offset + alerts.length >= total) return [...ids];
  }
}
