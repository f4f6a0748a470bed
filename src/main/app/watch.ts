import type { WatchState } from "../../shared/contract/watch.ts";
import { StoreError } from "../store/errors.ts";
import type { Changes } from "./changes.ts";
import { PassHeld } from "./holding.ts";
import type { Told } from "./pass.ts";
import { RefusedByService } from "./refused.ts";
import { endOfTurn } from "./turn.ts";
import { type AgendaPorts, createAgenda } from "./watch-agenda.ts";
import { createHindrances } from "./watch-hindrances.ts";
import { runWatchPass, type WatchPass } from "./watch-pass.ts";
import { createMachineSleep } from "./watch-sleep.ts";

/** Keeps watch over the domains of one world. */
export interface Watch {
  state(): WatchState;
  /** Has domains checked before anything else that is due; returns how many were queued. */
  checkNow(names: readonly string[]): number;
  /** Something may be due or possible now that was not before: domains were added, a key was set, a setting changed. */
  tick(): void;
  /**
   * The machine is about to sleep: nothing is asked until it has woken. What is under way is dropped, is nobody's
   * failure, and is asked anew then.
   */
  asleep(): void;
  /** It has woken, as far as it was asleep. Another tick besides. */
  awake(): void;
  /** The network may be back, where it was lost: that is tried before its time. Another tick besides. */
  online(): void;
  pause(until: number | null): void;
  resume(): void;
  /** Stops the pass under way. */
  stop(): void;
  /** When a domain is to be checked next (ms UTC), or null; for the list. */
  nextAt(domain: {
    readonly name: string;
    readonly checkedAt: number | null;
    readonly paused: boolean;
  }): number | null;
  /** Whether the pass under way has still to ask a domain. */
  checking(name: string): boolean;
  /** Ends the watch: nothing of it is under way when this resolves. */
  close(): Promise<void>;
}

export interface WatchPorts extends AgendaPorts {
  readonly practice: boolean;
  readonly changes: Changes;
  /** A check of this domain is in the store; called before it is told. */
  readonly checked: (name: string) => void;
  /** Hears of every check that is recorded, after all that follows from it is. */
  readonly told?: ((told: Told) => void) | undefined;
  /** Hears of a mistake of ours. The watch goes on. */
  readonly mistake: (thrown: unknown) => void;
}

/** For how long the schedule rests after a person stopped a pass, in quota minutes: else it would begin again at once. */
const restAfterStop = 5;

/** Keeps watch over what is on the store's list, from now on until it is closed. */
export function startWatch(ports: WatchPorts): Watch {
  const { banken, clock, changes } = ports;
  const { store, minute } = banken;
  const hindrances = createHindrances(banken, clock, ports.key);
  const agenda = createAgenda(ports, hindrances);
  let running: WatchPass | null = null;
  /** The key that the pass under way asks with. */
  let inUse: string | null = null;
  /** A pass that broke off through no fault of its own, or lost its key, and is gone on with: one cause, one pass. */
  let broken: number | null = null;
  let closed = false;
  let wake = () => {};
  const sleep = createMachineSleep(clock, awake);

  /** Something is otherwise than it was. `names`: the domains it is about; null: any. */
  function changed(names: readonly string[] | null = []): void {
    agenda.changed();
    changes.tell(names?.length === 0 ? ["watch"] : ["domains", "watch"], names);
  }

  function told(key: string, each: Told): void {
    const { check, alert } = each;
    const name = check.domain;
    agenda.list.checked(check);
    agenda.got(name);
    ports.checked(name);
    changed([name]);
    if (check.verdict !== "failed") said(key, true);
    ports.told?.(each);
    if (alert === null) return;
    const [raised] = store.alerts.list({ open: true, name, offset: 0, limit: 1 }).alerts;
    changes.tell(["alerts"], [name]);
    if (raised !== undefined) changes.alert(raised);
  }

  function said(key: string, accepted: boolean): void {
    if (ports.key.said(key, accepted, clock.now())) changes.tell(["key", "watch"], []);
  }

  /** Asks what is to be asked. Returns whether there was anything. */
  async function ask(): Promise<boolean> {
    const key = ports.key.current();
    if (key === null || sleep.now()) return false;
    const names = agenda.toAsk(key);
    const again = agenda.isOpen() ? broken : null;
    if (names.length === 0 && again === null) return false;
    const id = again ?? banken.beginPass(names);
    broken = id;
    inUse = key;
    const pass = runWatchPass(banken, clock, id, key, {
      begun: (queue) => {
        if (again !== null) agenda.bringUp(queue);
      },
      told: (each) => told(key, each),
      mayAsk: () => ports.key.current() === key && !pass.isCut(),
    });
    running = pass;
    changed(null);
    const ended = await pass.ended;
    if (ended?.kind === "unauthorized") said(key, false);
    const left =
      ended?.kind === "interrupted" && !pass.stopping() && (pass.isCut() || ports.key.current() !== key);
    if (ended?.kind !== "network" && !left) broken = null;
    hindrances.ended(ended, key);
    return true;
  }

  function broke(thrown: unknown): void {
    if (thrown instanceof StoreError) {
      hindrances.ended({ kind: "store", detail: thrown.message }, ports.key.current());
      return;
    }
    broken = null;
    agenda.rest(minute);
    if (!(thrown instanceof PassHeld)) ports.mistake(thrown);
  }

  /** How long there is nothing to do, in ms: never for long, because a machine's sleep or another process may change that. */
  function quiet(): number {
    try {
      // Asked for here too, so that it is known since when.
      hindrances.problem();
      const [next] = agenda.outlook(running).next();
      return next === undefined ? minute : Math.min(minute, Math.max(1_000, next.at - clock.now()));
    } catch {
      return minute;
    }
  }

  async function keep(): Promise<void> {
    while (!closed) {
      const alarm = new AbortController();
      wake = () => alarm.abort(wake);
      const did = await ask().catch((thrown: unknown) => {
        broke(thrown);
        return true;
      });
      running = null;
      if (did) {
        changed(null);
        changes.tell(["data"], []);
      }
      await clock.sleep(quiet(), alarm.signal).catch(() => {});
    }
  }

  const kept = endOfTurn().then(keep);

  function stop(): void {
    agenda.forget();
    running?.stop();
    wake();
    changed();
  }

  function tick(): void {
    agenda.list.changed();
    agenda.changed();
    wake();
    try {
      if (running === null) return;
      // A key that was forgotten or replaced is not asked with any more.
      if (ports.key.current() !== inUse) running.queue.leave();
      else agenda.bringUp(running.queue);
    } catch (thrown) {
      // What is wrong with the store the pass will meet itself; who ticks has done what they wanted to.
      if (!(thrown instanceof StoreError)) ports.mistake(thrown);
    }
  }

  function online(): void {
    hindrances.online();
    tick();
  }

  function awake(): void {
    sleep.end();
    online();
  }

  return {
    state() {
      const { pass, next } = agenda.outlook(running);
      return {
        practice: ports.practice,
        pass,
        problem: hindrances.problem(),
        paused: hindrances.now().pause,
        next: next(),
        quota: banken.quotaNow(ports.key.current()),
        minute,
        now: clock.now(),
      };
    },
    checkNow(names) {
      if (ports.key.current() === null) throw new RefusedByService("no_key");
      const found = agenda.askFor(names);
      if (running === null || !running.queue.first(found)) agenda.urge();
      wake();
      changed(found.map(({ name }) => name));
      return found.length;
    },
    tick,
    asleep() {
      sleep.begin();
      running?.cut();
    },
    awake,
    online,
    pause(until) {
      hindrances.pause(until);
      stop();
    },
    resume() {
      hindrances.resume();
      wake();
      changed();
    },
    stop() {
      if (running === null) return;
      const until = clock.now() + restAfterStop * minute;
      const { pause } = hindrances.now();
      if (pause === null || (pause.until !== null && pause.until < until)) hindrances.pause(until);
      stop();
    },
    nextAt: (domain) => agenda.outlook(running).nextAt(domain),
    checking: (name) => agenda.outlook(running).checking(name),
    async close() {
      closed = true;
      sleep.end();
      running?.stop();
      wake();
      await kept;
    },
  };
}
