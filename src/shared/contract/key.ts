import * as z from "zod";
import { quota } from "./watch.ts";
import { procedure, time } from "./words.ts";

/** A key goes in and never comes out: nothing here returns one. */
const key = z.string().max(200);

export const keyState = z
  .object({
    /** `lost`: one is stored that cannot be opened any more, so it has to be put in again. */
    source: z.enum(["none", "stored", "lost", "environment", "practice"]),
    /** What VirusTotal said of it last; null where it was not asked yet. */
    accepted: z.boolean().nullable(),
    testedAt: time.nullable(),
  })
  .readonly();
export type KeyState = z.infer<typeof keyState>;

export const keyTest = z
  .object({
    result: z.enum(["accepted", "unauthorized", "no_answer"]),
    /** What the key really may do; null unless it was accepted. */
    quota: quota.nullable(),
  })
  .readonly();
export type KeyTest = z.infer<typeof keyTest>;

export const keys = {
  state: procedure.output(keyState),
  /** Stores a key in place of the old one. It is not tested by that. */
  set: procedure
    .input(
      z.object({
        key,
        /** Keeps it also where this machine can only hide it, not lock it away: else that is REFUSED, `unprotected`. */
        unprotected: z.boolean().default(false),
      }),
    )
    .output(keyState),
  /** Asks VirusTotal (free of charge) about a key that is not stored yet, or about the one in use. */
  test: procedure.input(z.object({ key: key.optional() }).prefault({})).output(keyTest),
  forget: procedure.output(keyState),
};
