import type { WatchState } from "../../shared/contract/watch.ts";
import type { Pause } from "../store/pause.ts";
import type { Clock } from "../watch/clock.ts";
import {
  type Ended,
  type Hindrances,
  hastened,
  problemOf,
  spentUntil,
  type Trouble,
  troubleAfter,
} from "../watch/hindrance.ts";
import type { Banken } from "./banken.ts";
import type { KeyHolder } from "./key-holder.ts";

/** What keeps the watch from asking, at every moment. */
export interface WatchHindrances {
  now(): Hindrances;
  /** The one thing to tell a person. */
  problem(): WatchState["problem"];
  /** A pass with this key ended, or could not begin. */
  ended(why: Ended | null, key: string | null): void;
  /** The network may be back. */
  online(): void;
  /** Until `until` (ms UTC), or until it is resumed. It outlives the process. */
  pause(until: number | null): void;
  resume(): void;
}

export function createHindrances(
  { store, minute, quotaNow }: Banken,
  clock: Clock,
  holder: KeyHolder,
): WatchHindrances {
  let pause: Pause | null = store.pause.read();
  let trouble: { readonly is: Trouble; readonly key: string | null } | null = null;
  let told: { readonly kind: string; readonly since: number } | null = null;

  /** Another key has its own quota, and a limit that was raised leaves something of this one's. */
  function isOver({ is, key }: NonNullable<typeof trouble>, current: string | null): boolean {
    return key !== current || (is.counted && spentUntil(quotaNow(current)) === null);
  }

  function now(): Hindrances {
    const key = holder.current();
    if (pause !== null && pause.until !== null && pause.until <= clock.now()) pause = null;
    if (trouble !== null && isOver(trouble, key)) trouble = null;
    const dead = holder.state().accepted === false;
    return { key: key === null ? "none" : dead ? "dead" : "good", pause, trouble: trouble?.is ?? null };
  }

  return {
    now,
    problem() {
      const problem = problemOf(now());
      if (problem === null) told = null;
      else if (told?.kind !== problem.kind) told = { kind: problem.kind, since: clock.now() };
      return problem === null || told === null ? null : { ...problem, since: told.since };
    },
    ended(why, key) {
      const is = troubleAfter(why, trouble?.is ?? null, clock.now(), minute);
      trouble = is === null ? null : { is, key };
    },
    online() {
      const is = hastened(trouble?.is ?? null, minute);
      if (trouble !== null && is !== null) trouble = { ...trouble, is };
    },
    pause(until) {
      store.pause.write({ until });
      pause = { until };
    },
    resume() {
      store.pause.clear();
      pause = null;
    },
  };
}
