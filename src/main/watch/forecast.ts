import type { Forecast } from "../../shared/contract/domains.ts";
import { settingRanges } from "../../shared/ranges.ts";
import type { Limits } from "./quota.ts";

const dayLength = 86_400_000;

/** The shortest interval that can be set, in ms. */
export const shortestWait = settingRanges.intervalMinutes.min * 60_000;

/** A month's quota is spread as over the longest month, so that it carries every month. */
const monthDays = 31;

/** A list, and what there is to look at it with. */
export interface Plan {
  /** The domains that are looked at, the new ones included. */
  readonly domains: number;
  /** Those that were never looked at. */
  readonly fresh: number;
  readonly limits: Limits;
  /** What the settings say, in minutes; null: as often as the quota carries. */
  readonly intervalMinutes: number | null;
  /** The length of the quota's rolling minute, in ms. */
  readonly minute: number;
}

/**
 * How long each of so many domains waits between two checks, in ms: as long as the settings say, and no shorter than
 * the quota's three windows carry. Practice's minutes are short, and so are its waits; its days are whole days.
 */
export function waitBetween({ domains, limits, intervalMinutes, minute }: Omit<Plan, "fresh">): number {
  const wanted = intervalMinutes === null ? shortestWait : intervalMinutes * 60_000;
  return Math.ceil(
    Math.max(
      (Math.max(wanted, shortestWait) * minute) / 60_000,
      (domains * minute) / limits.perMinute,
      (domains * dayLength) / limits.perDay,
      (domains * monthDays * dayLength) / limits.perMonth,
    ),
  );
}

/** What a list comes to under the quota, if answers come at once and nobody else uses the key. */
export function forecast(plan: Plan): Forecast {
  const { domains, fresh, limits, minute } = plan;
  const every = waitBetween(plan);
  const inOneDay = fresh <= Math.min(limits.perDay, limits.perMonth);
  const rounds = Math.ceil(fresh / limits.perMinute);
  const firstPass = Math.max(0, rounds - 1) * minute;
  return {
    domains,
    perMinute: limits.perMinute,
    perDay: limits.perDay,
    every,
    firstPass: inOneDay && firstPass < dayLength ? firstPass : null,
    firstPassDays: firstPassDays(fresh, limits, minute),
    thin: every > dayLength,
  };
}

/** Whole months are used up first, then whole days. */
function firstPassDays(fresh: number, { perMinute, perDay, perMonth }: Limits, minute: number): number {
  const aDay = Math.min(perDay, Math.floor((perMinute * dayLength) / minute));
  const aMonth = Math.min(perMonth, aDay * monthDays);
  const months = Math.max(0, Math.ceil(fresh / aMonth) - 1);
  return months * monthDays + Math.max(1, Math.ceil((fresh - months * aMonth) / aDay));
}
