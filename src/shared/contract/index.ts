/** All that the window may ask, and all that it is told. Times are ms UTC. One router implements it (main/app/router). */
import type { ContractRouterClient } from "@orpc/contract";
import * as z from "zod";
import { settings, someSettings } from "../settings.ts";
import { alerts } from "./alerts.ts";
import { changes } from "./changes.ts";
import { data } from "./data.ts";
import { domains } from "./domains.ts";
import { history } from "./history.ts";
import { host } from "./host.ts";
import { keys } from "./key.ts";
import { reports } from "./reports.ts";
import { watch } from "./watch.ts";
import { procedure } from "./words.ts";

export const contract = {
  domains,
  reports,
  history,
  alerts,
  watch,
  settings: {
    get: procedure.output(settings),
    /** Changes some settings, at once; returns them all. */
    set: procedure.input(someSettings).output(settings),
  },
  key: keys,
  host,
  practice: {
    /** Turns practice mode on or off: another world, another data folder, another list. */
    set: procedure.input(z.object({ on: z.boolean() })).output(settings),
  },
  data,
  changes,
};
export type Contract = typeof contract;
export type Client = ContractRouterClient<Contract>;
