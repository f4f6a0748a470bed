import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { WatchState } from "../../shared/contract/watch.ts";
import { orpc } from "../rpc.ts";

/** What a timer of the browser's can be set to at most, in ms. */
const longestTimer = 2 ** 31 - 1;
/** After the moment itself, so that the answer is already the new one, in ms. */
const after = 250;

/**
 * When what is told of the quota will not hold any more of itself, in ms from when it was told: its requests leave
 * the rolling minute, a day or a month begins. Nothing happens then that the watch could tell of.
 */
export function holdsFor({ quota, minute, now }: WatchState): number {
  const [rolling, day, month] = quota.windows;
  const ends = [
    rolling.used > 0 ? (rolling.freesAt ?? now + minute) : null,
    day.freesAt,
    month.freesAt,
    quota.quietUntil,
  ];
  const ahead = ends.filter((at) => at !== null && at > now).map((at) => (at ?? now) - now);
  return Math.min(...ahead, longestTimer - after);
}

/** The watch's state. It is asked for anew only where it changed, or at the one moment when it runs out of itself. */
export function useWatchState() {
  const query = useQuery(orpc.watch.state.queryOptions());
  const { data, refetch } = query;
  useEffect(() => {
    if (data === undefined) return;
    const timer = setTimeout(() => void refetch(), holdsFor(data) + after);
    return () => clearTimeout(timer);
  }, [data, refetch]);
  return query;
}
