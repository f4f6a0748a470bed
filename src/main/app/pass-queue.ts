import type { Pending } from "../store/passes.ts";
import type { Store } from "../store/store.ts";
import type { DomainName } from "../watch/domains/name.ts";

/** What a pass has still to ask. It can be changed while the pass runs. */
export interface PassQueue {
  /** In the order in which they will be asked; those that are being asked are not among them. */
  waiting(): readonly Pending[];
  /** How many of them come before a domain; null where it is not among them. */
  placeOf(name: string): number | null;
  /** How many are not recorded yet, those included that are being asked. */
  left(): number;
  /** Whether a domain is being asked at this moment. */
  asking(name: string): boolean;
  /**
   * Puts domains at the front. Those that are being asked at this moment stay where they are.
   * @returns false where the pass is over, and nothing was done
   */
  first(domains: readonly DomainName[]): boolean;
  /** Takes domains out that are not asked yet. */
  drop(names: ReadonlySet<string>): void;
  /** Asks nothing more; what is under way is waited for. The pass then ends as interrupted. */
  leave(): void;
}

/** The queue of a pass that is not running. */
export const noQueue: PassQueue = {
  waiting: () => [],
  placeOf: () => null,
  left: () => 0,
  asking: () => false,
  first: () => false,
  drop: () => {},
  leave: () => {},
};

/** The same for the pass itself, which takes from it. */
export interface TakingQueue {
  readonly outside: PassQueue;
  /** What is not recorded yet, those in hand included. */
  open(): readonly Pending[];
  /** Says that one will be taken; false where others have said so of all there are. */
  claim(): boolean;
  /** Takes the next one, which ends a claim; null where it was dropped meanwhile. */
  take(): Pending | null;
  recorded(domain: Pending): void;
  /** The pass is over: nothing can be put in any more. */
  close(): void;
}

/** @param on `more`: there is more to take than before; `leave`: nothing more is to be asked */
export function createPassQueue(
  passes: Store["passes"],
  passId: number,
  on: { readonly more: () => void; readonly leave: () => void },
): TakingQueue {
  let waiting: Pending[] = [];
  /** The same by name: the list asks of every domain whether it waits, and where. */
  const byName = new Map<string, Pending>();
  const inHand = new Map<string, Pending>();
  let claims = 0;
  let closed = false;

  function wait(list: readonly Pending[]): void {
    waiting = [...list];
    byName.clear();
    for (const each of list) byName.set(each.name, each);
  }
  wait(passes.pending(passId));

  return {
    outside: {
      waiting: () => waiting,
      placeOf(name) {
        const there = byName.get(name);
        return there === undefined ? null : placeIn(waiting, there.position);
      },
      left: () => waiting.length + inHand.size,
      asking: (name) => inHand.has(name),
      first(domains) {
        if (closed) return false;
        const asked = domains.filter(({ name }) => !inHand.has(name));
        const names = new Set(asked.map(({ name }) => name));
        const moved = waiting.filter(({ name }) => names.has(name));
        const others = waiting.filter(({ name }) => !names.has(name));
        wait([...passes.prepend(passId, asked, moved), ...others]);
        on.more();
        return true;
      },
      drop(names) {
        const gone = waiting.filter(({ name }) => names.has(name));
        if (closed || gone.length === 0) return;
        passes.drop(passId, gone);
        wait(waiting.filter(({ name }) => !names.has(name)));
      },
      leave: on.leave,
    },
    open: () => [...inHand.values(), ...waiting],
    claim() {
      if (claims >= waiting.length) return false;
      claims += 1;
      return true;
    },
    take() {
      claims -= 1;
      const next = waiting.shift() ?? null;
      if (next === null) return null;
      byName.delete(next.name);
      inHand.set(next.name, next);
      return next;
    },
    recorded({ name }) {
      inHand.delete(name);
    },
    close() {
      closed = true;
    },
  };
}

/** The index of a position in a list that is in the order of those. */
function placeIn(list: readonly Pending[], position: number): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((list[middle]?.position ?? position) < position) from = middle + 1;
    else to = middle;
  }
  return from;
}
