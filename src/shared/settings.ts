import * as z from "zod";
import { type Range, settingRanges } from "./ranges.ts";

/** What a person can set. One schema for the file, the contract and the window; every field has a default. */

const within = ({ min, max }: Range) => z.int().min(min).max(max);
const limit = within(settingRanges.limit).nullable().default(null);

export const languages = ["system", "en", "ja"] as const;
export const appearances = ["system", "light", "dark"] as const;

export const settings = z.object({
  language: z.enum(languages).default("system"),
  appearance: z.enum(appearances).default("system"),
  /** How long a domain waits for its next check, in minutes; null: as often as the quota carries. */
  intervalMinutes: within(settingRanges.intervalMinutes).nullable().default(null),
  /** From how many days on VirusTotal's analysis is shown as stale. */
  staleAfterDays: within(settingRanges.staleAfterDays).default(30),
  /** Limits tighter than the key's own; null: as wide as the key. */
  limits: z.object({ perMinute: limit, perDay: limit, perMonth: limit }).default({
    perMinute: null,
    perDay: null,
    perMonth: null,
  }),
  /** For how many days unchanged checks are kept; null: for ever. A change of verdict is always kept. */
  retentionDays: within(settingRanges.retentionDays).nullable().default(null),
  /** Whether the window shows practice's made-up world. */
  practice: z.boolean().default(false),
});
export type Settings = z.infer<typeof settings>;

/** A change of some settings; the others stay as they are. */
export const someSettings = z
  .object({
    language: settings.shape.language.unwrap(),
    appearance: settings.shape.appearance.unwrap(),
    intervalMinutes: settings.shape.intervalMinutes.unwrap(),
    staleAfterDays: settings.shape.staleAfterDays.unwrap(),
    limits: z
      .object({ perMinute: limit.unwrap(), perDay: limit.unwrap(), perMonth: limit.unwrap() })
      .partial()
      .strict(),
    retentionDays: settings.shape.retentionDays.unwrap(),
  })
  .partial()
  .strict();
export type SomeSettings = z.infer<typeof someSettings>;

export const defaultSettings: Settings = settings.parse({});
