import type { SomeLimits } from "../watch/quota.ts";
import { jsonObject, parseJson } from "./json.ts";

/** What VirusTotal says a key may do, and what it has counted so far in the UTC day and month. */
export interface Allowance {
  readonly limits: SomeLimits;
  readonly used: { readonly day?: number | undefined; readonly month?: number | undefined };
}

interface Counter {
  readonly allowed: number | undefined;
  readonly used: number | undefined;
}

/**
 * Reads a body of `/users/{key}/overall_quotas`, or of `/users/{key}`, which says the same in another shape:
 * `data.api_requests_daily.{user,group}.{allowed,used}` or `data.attributes.quotas.api_requests_daily.{allowed,used}`.
 * Where a group is named too, the tighter holds. There is no counter for the minute: it is a sixtieth of the hour's.
 * Source: CONTRACT.md §4, https://docs.virustotal.com/reference/get-user-overall-quotas.
 * @returns null where the body says nothing of the kind
 */
export function readAllowance(body: Uint8Array): Allowance | null {
  const data = member(parseJson(body), "data");
  const quotas = member(member(data, "attributes"), "quotas") ?? data;
  const hour = counter(member(quotas, "api_requests_hourly"));
  const day = counter(member(quotas, "api_requests_daily"));
  const month = counter(member(quotas, "api_requests_monthly"));
  if ([hour, day, month].every(({ allowed }) => allowed === undefined)) return null;
  return {
    limits: {
      perMinute: hour.allowed === undefined ? undefined : Math.max(1, Math.floor(hour.allowed / 60)),
      perDay: day.allowed,
      perMonth: month.allowed,
    },
    used: { day: day.used, month: month.used },
  };
}

function counter(value: unknown): Counter {
  const sides = [value, member(value, "user"), member(value, "group")].filter((side) => side !== undefined);
  const counts = sides
    .map((side) => ({ allowed: count(member(side, "allowed")), used: count(member(side, "used")) }))
    .filter((side) => side.allowed !== undefined);
  // The tighter side is the one with less left.
  const left = (side: Counter) => (side.allowed ?? 0) - (side.used ?? 0);
  return counts.sort((a, b) => left(a) - left(b))[0] ?? { allowed: undefined, used: undefined };
}

function count(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

function member(value: unknown, name: string): unknown {
  return jsonObject(value)?.[name];
}
