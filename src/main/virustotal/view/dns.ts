import type { Context } from "../../../shared/contract/reports.ts";
import { jsonObject } from "../json.ts";
import { countOf, order, textOf } from "./wire.ts";

/** More records than this of one kind are not listed. */
const mostRecords = 1_000;

/** The records that say where a domain lives. VirusTotal's own order is random: here they are in one that stays. */
export function readDns(value: unknown): Pick<Context, "nameServers" | "addresses" | "mail"> {
  const nameServers = new Set<string>();
  const addresses = new Set<string>();
  const mail = new Map<string, number>();
  for (const entry of Array.isArray(value) ? value : []) {
    const record = jsonObject(entry);
    const host = textOf(record?.value)?.toLowerCase().replace(/\.$/, "") ?? "";
    if (record?.type === "NS" && host !== "") nameServers.add(host);
    else if ((record?.type === "A" || record?.type === "AAAA") && host !== "") addresses.add(host);
    else if (record?.type === "MX") {
      const priority = countOf(record.priority) ?? 0;
      // An MX without a host says that there is no mail here (RFC 7505).
      mail.set(`${priority} ${host === "" ? "." : host}`, priority);
    }
  }
  return {
    nameServers: [...nameServers].sort(order).slice(0, mostRecords),
    addresses: [...addresses].sort(order).slice(0, mostRecords),
    mail: [...mail]
      .sort(([a, first], [b, second]) => first - second || order(a, b))
      .map(([text]) => text)
      .slice(0, mostRecords),
  };
}
