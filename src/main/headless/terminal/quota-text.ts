import { leftIn, type QuotaWindow, type Windows } from "../../watch/quota.ts";
import type { Words } from "./words.ts";

const leftKeys = {
  minute: "terminal:left.minute",
  day: "terminal:left.day",
  month: "terminal:left.month",
} as const satisfies Record<QuotaWindow, string>;

const shortKeys = {
  minute: "terminal:left.short.minute",
  day: "terminal:left.short.day",
  month: "terminal:left.short.month",
} as const satisfies Record<QuotaWindow, string>;

/** `2 of 4 this minute, 488 of 500 today, 15,400 of 15,500 this month`. */
export function quotaLeft(windows: Windows, { t, number, list }: Words): string {
  return list(
    windows.map((use) => t(leftKeys[use.window], { left: number(leftIn(use)), limit: number(use.limit) })),
  );
}

/** The same where there is little room: `2 now, 488 today, 15,400 this month`. */
export function quotaShort(windows: Windows, { t, number, list }: Words): string {
  return list(windows.map((use) => t(shortKeys[use.window], { left: number(leftIn(use)) })));
}
