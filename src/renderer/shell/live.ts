import { type QueryClient, type QueryFilters, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Alert } from "../../shared/contract/alerts.ts";
import type { Subject } from "../../shared/contract/changes.ts";
import { orpc } from "../rpc.ts";
import type { Connection } from "./connection.ts";
import { listen } from "./stream.ts";

type Keys = readonly (readonly unknown[])[];

/** What is shown of one domain alone. */
const ofDomain = (name: string): Keys => [
  orpc.domains.get.key({ input: { name } }),
  orpc.reports.get.key({ input: { name } }),
  orpc.reports.raw.key({ input: { name } }),
  orpc.reports.difference.key({ input: { name } }),
  orpc.history.checks.key({ input: { name } }),
  orpc.history.timeline.key({ input: { name } }),
];
const ofAnyDomain = (): Keys => [orpc.domains.get.key(), orpc.reports.key(), orpc.history.key()];

/**
 * What of the contract a change makes old; `names` are the domains that it touched, null where it may be any.
 * Exhaustive: a new subject has to say what it touches.
 */
const touched: Record<Subject, (names: readonly string[] | null) => Keys> = {
  domains: (names) => [
    orpc.domains.list.key(),
    orpc.domains.estate.key(),
    orpc.domains.preview.key(),
    ...(names === null ? ofAnyDomain() : names.flatMap(ofDomain)),
  ],
  alerts: () => [orpc.alerts.key(), orpc.domains.estate.key()],
  watch: () => [orpc.watch.key()],
  settings: () => [orpc.settings.key()],
  key: () => [orpc.key.key(), orpc.watch.key()],
  data: () => [orpc.data.key()],
  host: () => [orpc.host.key()],
};

/** What is known of Banken by listening to it. */
export interface Live {
  readonly connection: Connection;
  /** Whether Banken is another version by now than the one that this window was loaded from. */
  readonly updated: boolean;
}

/**
 * Listens to what changes for as long as the window is open, and has asked anew what is shown of it.
 * @param onAlert hears of each new alert
 */
export function useLive(onAlert: (alert: Alert) => void): Live {
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>("connecting");
  const [updated, setUpdated] = useState(false);
  const heard = useRef(onAlert);
  heard.current = onAlert;
  const loaded = useRef<string | null>(null);

  useEffect(() => {
    const over = new AbortController();
    void listen(
      over.signal,
      (change) => {
        if (change.type === "alert") return heard.current(change.alert);
        if (change.type === "hello") {
          loaded.current ??= change.version;
          setUpdated(change.version !== loaded.current);
          // Whatever was asked before may have changed before anybody listened: at the first time as at any other.
          return askAnew(queries);
        }
        for (const subject of change.subjects)
          for (const queryKey of touched[subject](change.names)) askAnew(queries, { queryKey });
      },
      setConnection,
    );
    return () => over.abort();
  }, [queries]);

  return { connection, updated };
}

/** Has asked anew, at once where it is shown, what was asked before now. */
function askAnew(queries: QueryClient, some: QueryFilters = {}): void {
  // An answer that is on its way for the first time is not asked for twice at once, though it may be from before.
  for (const query of queries.getQueryCache().findAll({ ...some, fetchStatus: "fetching" }))
    if (query.state.data === undefined)
      void query.promise?.then(
        () => queries.invalidateQueries({ queryKey: query.queryKey, exact: true }),
        () => {},
      );
  void queries.invalidateQueries(some);
}
