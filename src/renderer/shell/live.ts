import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Alert } from "../../shared/contract/alerts.ts";
import type { Change, Subject } from "../../shared/contract/changes.ts";
import { failureOf } from "../failure.ts";
import { client, orpc } from "../rpc.ts";

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
};

/** How the window stands with Banken. */
export type Connection = "connecting" | "connected" | "lost" | "signed_out";

/** The wait before the window tries again to reach Banken, in ms; it doubles up to the second. */
const firstWait = 500;
const longestWait = 5_000;

/**
 * Listens to what changes for as long as the window is open, and has asked anew what is shown of it. A stream that
 * breaks is taken up again; what was missed meanwhile is asked for as a whole.
 * @param onAlert hears of each new alert
 */
export function useLive(onAlert: (alert: Alert) => void): Connection {
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>("connecting");
  const heard = useRef(onAlert);
  heard.current = onAlert;

  useEffect(() => {
    const over = new AbortController();
    void listen(queries, over.signal, setConnection, (alert) => heard.current(alert));
    return () => over.abort();
  }, [queries]);

  return connection;
}

async function listen(
  queries: QueryClient,
  signal: AbortSignal,
  set: (connection: Connection) => void,
  onAlert: (alert: Alert) => void,
): Promise<void> {
  let wait = firstWait;
  let before = false;
  while (!signal.aborted) {
    try {
      for await (const change of await client.changes.stream(undefined, { signal })) {
        if (change.type === "hello") {
          wait = firstWait;
          set("connected");
          if (before) await queries.invalidateQueries();
          before = true;
        } else apply(queries, change, onAlert);
      }
    } catch (thrown) {
      if (signal.aborted) return;
      if (failureOf(thrown).kind === "signed_out") set("signed_out");
      else set("lost");
    }
    if (signal.aborted) return;
    await new Promise((resolve) => setTimeout(resolve, wait));
    wait = Math.min(wait * 2, longestWait);
  }
}

function apply(
  queries: QueryClient,
  change: Exclude<Change, { type: "hello" }>,
  onAlert: (alert: Alert) => void,
): void {
  if (change.type === "alert") {
    onAlert(change.alert);
    return;
  }
  for (const subject of change.subjects)
    for (const queryKey of touched[subject](change.names)) void queries.invalidateQueries({ queryKey });
}
