import { useQueryClient } from "@tanstack/react-query";
import { mostAlerts } from "../../shared/ranges.ts";
import { useAcknowledge } from "../parts/acknowledge.tsx";
import type { Deeds } from "../parts/use-deeds.tsx";
import { orpc } from "../rpc.ts";
import { useAct } from "../shell/acts.ts";
import { useTell } from "../shell/tell.ts";
import { meantBy } from "./meant.ts";
import { openAlertsOf } from "./open-alerts.ts";
import type { Rows } from "./use-rows.ts";
import type { Selecting } from "./use-selecting.ts";

/** What the shortcuts do with domains: with the selected ones, else with the one that is meant. */
export function useChosenKeys({
  rows,
  selecting,
  deeds,
  open,
}: {
  readonly rows: Rows | null;
  readonly selecting: Selecting;
  readonly deeds: Deeds;
  readonly open: string | null;
}): void {
  const queries = useQueryClient();
  const tell = useTell();
  const acknowledge = useAcknowledge();

  /** A name as it is shown, where it is known. */
  const typedOf = (name: string) =>
    rows?.at(rows.indexOf(name))?.typed ??
    queries.getQueryData(orpc.domains.get.queryKey({ input: { name } }))?.typed ??
    name;

  const acknowledgeSelected = async () => {
    try {
      const ids = await openAlertsOf(new Set(await selecting.names()));
      for (let n = 0; n < ids.length; n += mostAlerts) acknowledge.some(ids.slice(n, n + mostAlerts));
    } catch (thrown) {
      tell.failure(thrown);
    }
  };

  useAct("check", () => {
    const name = meantBy(open);
    if (selecting.count > 0) deeds.check(selecting.targets);
    else if (name !== null) deeds.check(async () => ({ names: [name] }), typedOf(name));
  });
  useAct("acknowledge", () => {
    const name = meantBy(open);
    if (selecting.count > 0) void acknowledgeSelected();
    else if (name !== null) acknowledge.of(name, typedOf(name));
  });
}
