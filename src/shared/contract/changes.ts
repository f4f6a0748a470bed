import { eventIterator } from "@orpc/contract";
import * as z from "zod";
import { alert } from "./alerts.ts";
import { domainName, procedure } from "./words.ts";

/** What a change can touch; the window asks anew for what it shows of it. */
export const subjects = ["domains", "alerts", "watch", "settings", "key", "data", "host"] as const;

export const change = z.discriminatedUnion("type", [
  /** First on every connection. Another `instance` than before: the server was started anew, ask for everything. */
  z.object({ type: z.literal("hello"), instance: z.string(), version: z.string() }).readonly(),
  z
    .object({
      type: z.literal("changed"),
      subjects: z.array(z.enum(subjects)).readonly(),
      /** The domains that were touched; null: any. */
      names: z.array(domainName).readonly().nullable(),
    })
    .readonly(),
  /** Something to tell a person at once. */
  z.object({ type: z.literal("alert"), alert }).readonly(),
  /** Last: another window of this browser listens in this one's place. It would be the next to go if this came back. */
  z.object({ type: z.literal("replaced") }).readonly(),
]);
export type Change = z.infer<typeof change>;
export type Subject = (typeof subjects)[number];

export const changes = {
  /** What changes from now on, coalesced: at most some ten events a second. */
  stream: procedure.output(eventIterator(change)),
};
