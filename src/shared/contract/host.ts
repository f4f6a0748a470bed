import * as z from "zod";
import { procedure, time } from "./words.ts";

/** What the machine around Banken offers, as far as its host can speak for it. */

export const systems = ["linux", "mac", "windows"] as const;
export type System = (typeof systems)[number];

export const notifications = z.discriminatedUnion("state", [
  z.object({ state: z.literal("ready") }).readonly(),
  /** The system has nothing that shows any. */
  z.object({ state: z.literal("unsupported") }).readonly(),
  /** The last one was refused, in the system's own words. */
  z.object({ state: z.literal("failed"), detail: z.string(), at: time }).readonly(),
]);
export type Notifications = z.infer<typeof notifications>;

export const testedNotification = z
  .object({
    /** `silent`: the system took it and said nothing more. */
    result: z.enum(["shown", "failed", "unsupported", "silent"]),
    /** The system's own words where it failed. */
    detail: z.string().nullable(),
  })
  .readonly();
export type TestedNotification = z.infer<typeof testedNotification>;

/** `approval`: asked for, and the system waits for a person to allow it. `not_packaged`: a run from a checkout. */
export const startAtLogin = z.object({ state: z.enum(["on", "off", "approval", "not_packaged"]) }).readonly();
export type StartAtLogin = z.infer<typeof startAtLogin>;

/** Why there is no newer version, though it was asked for. */
export const updateFaults = [
  "offline",
  "server",
  "none_published",
  "checksum",
  "signature",
  "disk",
  "install",
  "other",
] as const;
export type UpdateFault = (typeof updateFaults)[number];

export const updates = z.discriminatedUnion("state", [
  /** Nothing here can be updated by itself: a run from a checkout, or a package that knows no way. */
  z.object({ state: z.literal("impossible"), why: z.enum(["not_packaged", "no_way"]) }).readonly(),
  z
    .object({
      /** `found`: it waits for the end of the pass under way before it is fetched. */
      state: z.enum(["off", "waiting", "looking", "up_to_date", "found", "fetching", "ready", "failed"]),
      /** The newer version, where one is known. */
      version: z.string().nullable(),
      fault: z.enum(updateFaults).nullable(),
      lookedAt: time.nullable(),
      /** When it looks next by itself. */
      nextAt: time.nullable(),
      /** The system wants an administrator's password for it: it waits for a person, also when Banken quits. */
      password: z.boolean(),
    })
    .readonly(),
]);
export type Updates = z.infer<typeof updates>;

export const hostState = z.discriminatedUnion("kind", [
  /** The window is in a browser: there is none of it. */
  z.object({ kind: z.literal("browser") }).readonly(),
  z
    .object({ kind: z.literal("desktop"), system: z.enum(systems), notifications, startAtLogin, updates })
    .readonly(),
]);
export type HostState = z.infer<typeof hostState>;
export type DesktopState = Extract<HostState, { kind: "desktop" }>;

const onOrOff = z.object({ on: z.boolean() });

/** Where the window is in a browser, each of these changes nothing and answers so. */
export const host = {
  state: procedure.output(hostState),
  /** Shows one, and answers what came of it, after a few seconds at most. */
  testNotification: procedure.output(testedNotification),
  startAtLogin: procedure.input(onOrOff).output(hostState),
  updates: procedure.input(onOrOff).output(hostState),
  /** Begins to look for a newer version; what comes of it is told as a change. */
  look: procedure.output(hostState),
  /** Ends Banken and starts the version that is ready. The pass under way keeps what has arrived. */
  restart: procedure.output(hostState),
};
