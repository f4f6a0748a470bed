import { type InfiniteData, useInfiniteQuery } from "@tanstack/react-query";
import type { Alert } from "../../shared/contract/alerts.ts";
import type { Client } from "../../shared/contract/index.ts";
import { orpc } from "../rpc.ts";

/** Which alerts are shown: those that nobody acknowledged, or every one. */
export type Shown = "open" | "all";

export type AlertPage = Awaited<ReturnType<Client["alerts"]["list"]>>;
export type AlertPages = InfiniteData<AlertPage, number>;

const pageLength = 50;

/** The alerts, newest first, page by page. */
export function useAlertPages(shown: Shown) {
  return useInfiniteQuery(
    orpc.alerts.list.infiniteOptions({
      input: (offset: number) => ({ open: shown === "open", offset, limit: pageLength }),
      initialPageParam: 0,
      getNextPageParam: ({ total }, pages) => {
        const offset = pages.flatMap(({ alerts }) => alerts).filter((alert) => belongs(alert, shown)).length;
        return offset < total ? offset : undefined;
      },
    }),
  );
}

/** One list of several pages. One that moved from a page to the next while both were asked for is there once. */
export function alertsOf({ pages }: AlertPages, shown: Shown): readonly Alert[] {
  const byId = new Map(pages.flatMap(({ alerts }) => alerts).map((alert) => [alert.id, alert]));
  return [...byId.values()].filter((alert) => belongs(alert, shown));
}

function belongs(alert: Alert, shown: Shown): boolean {
  return shown === "all" || alert.acknowledgedAt === null;
}

/** The pages after some alerts, or all (`ids` null), were acknowledged at `now`, before the answer says so. */
export function acknowledged(data: AlertPages, ids: ReadonlySet<number> | null, now: number): AlertPages {
  const pages = data.pages.map((page) => ({
    ...page,
    alerts: page.alerts.map((alert) =>
      alert.acknowledgedAt === null && (ids === null || ids.has(alert.id))
        ? { ...alert, acknowledgedAt: now }
        : alert,
    ),
  }));
  return { ...data, pages };
}
