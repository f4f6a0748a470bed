import type { Updates as Shown } from "../../shared/contract/host.ts";
import type { Clock } from "../watch/clock.ts";
import type { PackageKind } from "./package-kind.ts";
import type { RememberedFile } from "./remembered.ts";
import { nextLook, nextStep, packages, standing, type UpdateKnown, updateFault } from "./update-rules.ts";
import type { Updater } from "./updater.ts";

/** Keeps Banken up to date, as far as a person wants it. */
export interface Updates {
  state(): Shown;
  set(on: boolean): void;
  /** Looks at once, whatever is due. */
  look(): void;
  /** The version that is ready to be put in its place; null where there is none. */
  ready(): string | null;
  close(): Promise<void>;
}

export interface UpdatesParts {
  readonly kind: PackageKind;
  readonly updater: Updater;
  readonly version: string;
  readonly file: RememberedFile;
  readonly clock: Clock;
  /** Whether a pass is under way. */
  readonly passing: () => boolean;
  readonly changed: () => void;
  /** Hears of what is no fault of an update's. */
  readonly mistake: (thrown: unknown) => void;
}

/** So often (ms) it is looked whether something is due: passes begin and end, and times pass. */
const passing = 60_000;

export function keepUpdates(parts: UpdatesParts): Updates {
  const { kind, updater, file, clock, changed, mistake } = parts;
  const over = new AbortController();
  const way = packages[kind];
  const isOn = () => file.get().updates ?? way.onAtFirst;
  let moving: Pick<UpdateKnown, "doing" | "found" | "ready" | "fault"> = {
    doing: "nothing",
    found: null,
    ready: false,
    fault: null,
  };
  let asked = false;
  let wake = () => {};

  updater.onFault((thrown) => {
    // Else it is told by what is being done.
    if (moving.ready) move({ ready: false, fault: updateFault(thrown) });
  });
  begin();
  const running = run();

  /** What the last start left: a version that should run now and does not, was not put in its place. */
  function begin(): void {
    const { installing, updatesSince } = file.get();
    if (installing !== null) {
      if (installing !== parts.version) moving = { ...moving, found: installing, fault: "install" };
      keep({ installing: null });
    }
    if (isOn() && updatesSince === null) keep({ updatesSince: clock.now() });
  }

  function keep(some: Parameters<RememberedFile["keep"]>[0]): void {
    try {
      file.keep(some);
    } catch (thrown) {
      mistake(thrown);
    }
  }

  function known(): UpdateKnown {
    const { updatesSince, lookedAt } = file.get();
    return { ...moving, on: isOn(), since: updatesSince ?? clock.now(), lookedAt };
  }

  function move(next: Partial<typeof moving>): void {
    moving = { ...moving, ...next };
    changed();
  }

  async function look(): Promise<void> {
    asked = false;
    move({ doing: "looking", fault: null, found: null });
    try {
      const found = await updater.look();
      keep({ lookedAt: clock.now() });
      move({ doing: "nothing", found });
    } catch (thrown) {
      keep({ lookedAt: clock.now() });
      move({ doing: "nothing", fault: updateFault(thrown) });
    }
  }

  async function fetchIt(): Promise<void> {
    move({ doing: "fetching" });
    try {
      await updater.fetch();
      move({ doing: "nothing", ready: true });
    } catch (thrown) {
      move({ doing: "nothing", fault: updateFault(thrown) });
    }
  }

  async function run(): Promise<void> {
    while (!over.signal.aborted) {
      const step = asked && !moving.ready ? "look" : nextStep(known(), parts.passing(), clock.now());
      if (step === "look") await look();
      else if (step === "fetch") await fetchIt();
      else {
        const woken = new AbortController();
        wake = () => woken.abort(wake);
        await clock.sleep(passing, AbortSignal.any([over.signal, woken.signal])).catch(() => {});
      }
    }
  }

  return {
    state() {
      const now = known();
      return {
        state: standing(now),
        version: now.found,
        fault: now.fault,
        lookedAt: now.lookedAt,
        nextAt: nextLook(now),
        password: way.password,
      };
    },
    set(on) {
      file.keep({ updates: on, ...(on && { updatesSince: clock.now() }) });
      // Who switches it on has seen what it does, and wants to know.
      asked = on;
      changed();
      wake();
    },
    look() {
      if (!isOn() || moving.doing !== "nothing") return;
      asked = true;
      wake();
    },
    ready: () => (isOn() && moving.ready ? moving.found : null),
    async close() {
      over.abort(new Error("the program ends"));
      // What is being fetched is not waited for: it is thrown away with the process.
      if (moving.doing === "nothing") await running;
    },
  };
}
