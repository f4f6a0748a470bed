import type { Next, WatchState } from "../../shared/contract/watch.ts";
import type { Pending } from "../store/passes.ts";
import { waitBetween } from "../watch/forecast.ts";
import { passEnds } from "../watch/pass.ts";
import { type Candidate, dueAt, nextDue, type Pace, whyDue } from "../watch/schedule.ts";
import type { QuotaState } from "./banken.ts";
import type { WatchList } from "./watch-list.ts";
import type { WatchPass } from "./watch-pass.ts";

/** All that decides what is asked when. Times are ms UTC. */
export interface Moment {
  readonly now: number;
  /** The length of the quota's rolling minute, in ms. */
  readonly minute: number;
  readonly list: WatchList;
  readonly quota: QuotaState;
  readonly intervalMinutes: number | null;
  readonly running: WatchPass | null;
  /** What a person asked for and has not got yet. */
  readonly asked: ReadonlySet<string>;
  /** From when on the watch asks by itself; null: nobody can say. */
  readonly from: number | null;
  /** The same for what a person asked for, which a pause does not hold up. */
  readonly askedFrom: number | null;
}

/** What the watch intends, seen from one moment. */
export interface Outlook {
  readonly pace: Pace;
  readonly pass: WatchState["pass"];
  /** The first ten that will be asked. */
  next(): readonly Next[];
  nextAt(domain: Pick<Candidate, "name" | "checkedAt" | "paused">): number | null;
  /** Whether the pass under way has still to ask it. */
  checking(name: string): boolean;
}

/** How many of the next ones are told. */
const mostNext = 10;

export function outlookOf(moment: Moment): Outlook {
  const { now, minute, list, quota, running, asked, from, askedFrom } = moment;
  const pace = paceOf(moment);
  const placeOf = (name: string) => running?.queue.placeOf(name) ?? null;

  /** When the pass under way comes to this place, from 0: today, or when the day's quota starts anew. */
  function comesAt(place: number): number {
    return passEnds(place + 1, now, quota, minute) ?? quota.windows[1].freesAt ?? now;
  }

  function inPass({ name, typed }: Pending, place: number): Next {
    const known = list.all().get(name);
    const why = known === undefined || asked.has(name) ? "asked" : whyDue(known);
    return { name, typed: known?.typed ?? typed, at: comesAt(place), why };
  }

  /** What was asked for and is in no pass yet. */
  function inMind(): Next[] {
    if (askedFrom === null) return [];
    return [...asked].flatMap((name) => {
      const known = list.all().get(name);
      if (known === undefined || isInPass(name)) return [];
      return { name, typed: known.typed, at: askedFrom, why: "asked" };
    });
  }

  function scheduled(): Next[] {
    if (from === null) return [];
    const free = [...list.all().values()].filter(({ name }) => !asked.has(name) && !isInPass(name));
    return nextDue(free, pace, from, mostNext).map(({ candidate: { name, typed }, at, why }) => ({
      name,
      typed,
      at,
      why,
    }));
  }

  function isInPass(name: string): boolean {
    return running !== null && (placeOf(name) !== null || running.queue.asking(name));
  }

  return {
    pace,
    pass: running === null ? null : passOf(running, moment),
    next() {
      const waiting = running?.queue.waiting() ?? [];
      const first = [...waiting.slice(0, mostNext).map(inPass), ...inMind()];
      return (first.length < mostNext ? [...first, ...scheduled()] : first).slice(0, mostNext);
    },
    nextAt(domain) {
      if (domain.paused) return null;
      const place = placeOf(domain.name);
      if (place !== null) return comesAt(place);
      if (asked.has(domain.name)) return askedFrom;
      const known = list.all().get(domain.name) ?? { ...domain, typed: "", failed: null, verdict: null };
      const at = dueAt(known, pace);
      return at === null || from === null ? null : Math.max(at, from);
    },
    checking: (name) => placeOf(name) !== null,
  };
}

function paceOf({ list, quota, intervalMinutes, minute }: Moment): Pace {
  const [rolling, day, month] = quota.windows;
  const limits = { perMinute: rolling.limit, perDay: day.limit, perMonth: month.limit };
  return { every: waitBetween({ domains: list.awake(), limits, intervalMinutes, minute }), minute };
}

function passOf(running: WatchPass, { now, quota, minute }: Moment): WatchState["pass"] {
  const { id, startedAt, queue } = running;
  const counts = running.counts();
  return {
    id,
    startedAt,
    total: counts.checked + queue.left(),
    done: counts.checked,
    endsAt: passEnds(queue.waiting().length, now, quota, minute),
    counts,
    stopping: running.stopping(),
  };
}
