import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { orpc } from "../rpc.ts";

/** What the window asks of one domain. What several parts ask is asked once. */

/** The spans that a look back can have, in days. */
export const lookBacks = [30, 90, 365] as const;
export type LookBack = (typeof lookBacks)[number];

/** How far the head and the chart look back unless somebody wants more. */
export const usualLookBack: LookBack = 30;

export function useReport(name: string) {
  return useQuery(orpc.reports.get.queryOptions({ input: { name } }));
}

/** The difference between two answers: `to` or the latest, and `from` or the one before it. */
export function useDifference(name: string, from: number | null, to: number | null) {
  const input = { name, ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) };
  return useQuery({ ...orpc.reports.difference.queryOptions({ input }), placeholderData: keepPreviousData });
}

export function useTimeline(name: string, days: number) {
  return useQuery({
    ...orpc.history.timeline.queryOptions({ input: { name, days } }),
    placeholderData: keepPreviousData,
  });
}

const pageLength = 50;

export function useChecks(name: string) {
  return useInfiniteQuery(
    orpc.history.checks.infiniteOptions({
      input: (before: number | undefined) => ({
        name,
        limit: pageLength,
        ...(before === undefined ? {} : { before }),
      }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
}
