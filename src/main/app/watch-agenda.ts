import type { Settings } from "../../shared/settings.ts";
import type { Clock } from "../watch/clock.ts";
import type { DomainName } from "../watch/domains/name.ts";
import { asksFrom, spentUntil } from "../watch/hindrance.ts";
import { leftIn } from "../watch/quota.ts";
import { type Candidate, dueNow } from "../watch/schedule.ts";
import type { Banken } from "./banken.ts";
import type { KeyHolder } from "./key-holder.ts";
import type { PassQueue } from "./pass-queue.ts";
import type { WatchHindrances } from "./watch-hindrances.ts";
import { createWatchList, type WatchList } from "./watch-list.ts";
import { type Outlook, outlookOf } from "./watch-outlook.ts";
import type { WatchPass } from "./watch-pass.ts";

/** What is to be asked: what a person asked for, and what the schedule says. */
export interface Agenda {
  readonly list: WatchList;
  /** A person asks for domains; returns those that can be asked. */
  askFor(names: readonly string[]): readonly Candidate[];
  /** What a person asked for is tried once, whatever stands in the way. */
  urge(): void;
  /** A domain was asked. */
  got(name: string): void;
  /** Nobody asks for anything any more. */
  forget(): void;
  /** Whether the schedule may ask now. */
  isOpen(): boolean;
  /** The schedule and what a person asked for rest for so many ms. */
  rest(ms: number): void;
  /** What is to be asked now, in its order; nothing where nothing may be asked. */
  toAsk(key: string): readonly DomainName[];
  /** Brings a pass up to the list: what is not watched any more goes, what was asked for or is new comes first. */
  bringUp(queue: PassQueue): void;
  /** What is intended, as it is seen now. */
  outlook(running: WatchPass | null): Outlook;
  /** Something is otherwise than it was. */
  changed(): void;
}

export interface AgendaPorts {
  readonly banken: Banken;
  readonly clock: Clock;
  readonly key: KeyHolder;
  readonly settings: () => Settings;
}

/** How long what was seen from one moment holds, in ms: the list asks for each of its domains. */
const outlookHolds = 250;

export function createAgenda(
  { banken, clock, key, settings }: AgendaPorts,
  hindrances: WatchHindrances,
): Agenda {
  const list = createWatchList(banken.store.candidates);
  const asked = new Set<string>();
  let urgent = false;
  let restsUntil = 0;
  let seen: { readonly outlook: Outlook; readonly at: number } | null = null;

  /** From when on the schedule asks (ms UTC), and what a person asked for, which a pause does not hold up. */
  function opens(): { readonly from: number | null; readonly askedFrom: number | null } {
    const now = clock.now();
    const standing = hindrances.now();
    const after = (from: number | null) => (from === null ? null : Math.max(from, restsUntil));
    return {
      from: after(asksFrom(standing, now)),
      askedFrom: after(asksFrom({ ...standing, pause: null }, now)),
    };
  }

  const isPast = (from: number | null) => from !== null && from <= clock.now();

  function outlook(running: WatchPass | null): Outlook {
    const now = clock.now();
    if (seen !== null && Math.abs(now - seen.at) < outlookHolds) return seen.outlook;
    const outlook = outlookOf({
      ...opens(),
      now,
      minute: banken.minute,
      list,
      quota: banken.quotaNow(key.current()),
      intervalMinutes: settings().intervalMinutes,
      running,
      asked,
    });
    seen = { outlook, at: now };
    return outlook;
  }

  function canBeAsked(names: Iterable<string>): Candidate[] {
    return [...names].flatMap((name) => list.all().get(name) ?? []).filter(({ paused }) => !paused);
  }

  /** What a person asked for. What has left the list meanwhile, or was paused, is not asked for any more. */
  function askedFor(): Candidate[] {
    const found = canBeAsked(asked);
    asked.clear();
    for (const { name } of found) asked.add(name);
    return found;
  }

  function others(): Candidate[] {
    return [...list.all().values()].filter(({ name }) => !asked.has(name));
  }

  /** A list no longer than the day carries; where the key's allowance is not known, the pass asks for it. */
  function withinQuota(names: readonly DomainName[], secret: string): readonly DomainName[] {
    const quota = banken.quotaNow(secret);
    if (names.length === 0 || !quota.known) return names;
    const resetsAt = spentUntil(quota);
    if (resetsAt !== null) hindrances.ended({ kind: "quota_exceeded", resetsAt }, secret);
    const [, day, month] = quota.windows;
    return names.slice(0, Math.min(leftIn(day), leftIn(month)));
  }

  return {
    list,
    askFor(names) {
      const found = canBeAsked(names);
      for (const { name } of found) asked.add(name);
      return found;
    },
    urge() {
      urgent = true;
    },
    got: (name) => {
      asked.delete(name);
    },
    forget: () => asked.clear(),
    isOpen: () => isPast(opens().from),
    rest(ms) {
      restsUntil = clock.now() + ms;
    },
    toAsk(secret) {
      const { from, askedFrom } = opens();
      const first = urgent || isPast(askedFrom) ? askedFor() : [];
      urgent = false;
      const due = isPast(from) ? dueNow(others(), outlook(null).pace, clock.now()) : [];
      return withinQuota([...first, ...due.map(({ candidate }) => candidate)], secret);
    },
    bringUp(queue) {
      const inPass = new Set(queue.waiting().map(({ name }) => name));
      queue.drop(new Set([...inPass].filter((name) => list.all().get(name)?.paused !== false)));
      const fresh = isPast(opens().from)
        ? others().filter(({ checkedAt, paused }) => checkedAt === null && !paused)
        : [];
      const more = [...askedFor(), ...fresh].filter(({ name }) => !inPass.has(name));
      if (more.length > 0) queue.first(more);
    },
    outlook,
    changed() {
      seen = null;
    },
  };
}
