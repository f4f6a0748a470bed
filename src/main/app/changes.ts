import { randomUUID } from "node:crypto";
import type { Alert } from "../../shared/contract/alerts.ts";
import type { Change, Subject } from "../../shared/contract/changes.ts";
import type { Clock } from "../watch/clock.ts";

/** What changed, for whoever looks at it: every window that is open hears the same. */
export interface Changes {
  /** `names`: the domains that were touched; null where it may be any of them. */
  tell(subjects: readonly Subject[], names?: readonly string[] | null): void;
  alert(alert: Alert): void;
  /** All that is told from now on, until `signal` is aborted. */
  stream(signal: AbortSignal | undefined): AsyncGenerator<Change, void>;
}

/** Why a stream is ended that another one takes the place of: it says so, where others end without a word. */
export const replaced = new Error("another window listens in its place");

/** Changes of so many ms are told together: a fast pass must not drown the window. */
const together = 100;
/** With more names than this, it is said that any domain may have changed. */
const mostNames = 200;
/** One who does not listen any more must not be collected for: what is told past this becomes "anything changed". */
const mostWaiting = 1_000;

interface Listener {
  subjects: Set<Subject>;
  names: Set<string> | null;
  alerts: Alert[];
  wake: () => void;
}

export function createChanges(clock: Clock, version: string): Changes {
  const instance = randomUUID();
  const listeners = new Set<Listener>();

  return {
    tell(subjects, names = null) {
      for (const listener of listeners) {
        for (const subject of subjects) listener.subjects.add(subject);
        if (names === null) listener.names = null;
        else for (const name of names) listener.names?.add(name);
        if ((listener.names?.size ?? 0) > mostNames) listener.names = null;
        listener.wake();
      }
    },
    alert(alert) {
      for (const listener of listeners) {
        if (listener.alerts.length < mostWaiting) listener.alerts.push(alert);
        else {
          for (const subject of ["alerts", "domains"] as const) listener.subjects.add(subject);
          listener.names = null;
        }
        listener.wake();
      }
    },
    async *stream(signal) {
      const listener: Listener = { subjects: new Set(), names: new Set(), alerts: [], wake: () => {} };
      listeners.add(listener);
      const stop = () => listener.wake();
      signal?.addEventListener("abort", stop, { once: true });
      try {
        yield { type: "hello", instance, version };
        while (signal?.aborted !== true) {
          if (listener.subjects.size === 0 && listener.alerts.length === 0)
            await new Promise<void>((resolve) => {
              listener.wake = resolve;
            });
          if (signal?.aborted) break;
          await clock.sleep(together, signal).catch(() => {});
          const { subjects, names, alerts } = listener;
          Object.assign(listener, { subjects: new Set(), names: new Set(), alerts: [] });
          if (subjects.size > 0)
            yield { type: "changed", subjects: [...subjects], names: names === null ? null : [...names] };
          for (const alert of alerts) yield { type: "alert", alert };
        }
        if (signal?.reason === replaced) yield { type: "replaced" };
      } finally {
        signal?.removeEventListener("abort", stop);
        listeners.delete(listener);
      }
    },
  };
}
