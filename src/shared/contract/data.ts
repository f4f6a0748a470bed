import { eventIterator } from "@orpc/contract";
import * as z from "zod";
import { settingRanges } from "../ranges.ts";
import { count, procedure, time } from "./words.ts";

const { min, max } = settingRanges.retentionDays;
const folder = z.string().min(1).max(4096);
const timeZone = z.string().max(60).optional();

/** How far long work has come: through so many of so many files or domains. Whoever aborts the call stops it. */
export const progress = z.object({ done: count, total: count }).readonly();
export type Progress = z.infer<typeof progress>;

/** Why a file of a log tree is not read, or not written. */
export const leftOutWhys = ["no_domain", "too_large", "unreadable", "name_too_long"] as const;

/** So many of what was left out are told one by one. */
export const mostLeftOut = 100;

/** A file that was not read or written: its path, or the domain that it would have been of. */
const leftOut = z
  .object({
    what: z.string(),
    why: z.enum(leftOutWhys),
    /** The file system's own code. */
    code: z.string().nullable(),
  })
  .readonly();
export type LeftOut = z.infer<typeof leftOut>;
/** The first of them, and how many there are. */
const left = { leftOut: z.array(leftOut).max(mostLeftOut).readonly(), skipped: count };

export const data = {
  about: procedure.output(
    z
      .object({
        version: z.string(),
        runtime: z.string(),
        folder: z.string(),
        /** The size of the database with its side files, in bytes. */
        bytes: count,
        domains: count,
        checks: count,
        reports: count,
        oldestCheckAt: time.nullable(),
      })
      .readonly(),
  ),
  /** The watched list as a file: CSV with how each stands, or the names alone, one a line. */
  exportList: procedure
    .input(z.object({ format: z.enum(["csv", "names"]) }))
    .output(z.object({ filename: z.string(), type: z.string(), text: z.string() }).readonly()),
  /** Writes the history as a log tree (Log/<YYYY-MM-DD-HH-mm>/…) into a folder of this machine. */
  exportLogs: procedure
    .input(z.object({ folder, timeZone }))
    .output(eventIterator(progress, z.object({ files: count, folder: z.string(), ...left }).readonly())),
  /** Reads such a tree as history. */
  importLogs: procedure
    .input(z.object({ folder, timeZone }))
    .output(
      eventIterator(progress, z.object({ files: count, imported: count, known: count, ...left }).readonly()),
    ),
  /** Thins out unchanged checks older than the retention setting; `dryRun` only counts. */
  thin: procedure
    .input(z.object({ days: z.int().min(min).max(max), dryRun: z.boolean() }))
    .output(eventIterator(progress, z.object({ checks: count, reports: count, bytes: count }).readonly())),
};
