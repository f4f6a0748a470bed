import type { Change } from "../../src/shared/contract/changes.ts";

/** A change stream that a test tells what to say; every window that listens hears it. */
export interface ChangeStream {
  /** Answers `changes.stream`. */
  stream(
    input: unknown,
    options: { readonly signal?: AbortSignal | undefined },
  ): AsyncGenerator<Change, void>;
  tell(change: Change): void;
  /** Breaks every stream that is open, with what a call would throw; from then on nobody is let in. */
  breakOff(error: Error): void;
  /** Lets in again whoever asks. */
  letIn(): void;
  /** How many listen now. */
  readonly listening: number;
  /** How often somebody asked to. */
  readonly asked: number;
}

/** @param hello what each stream says first */
export function changeStream(hello: Partial<Extract<Change, { type: "hello" }>> = {}): ChangeStream {
  const listeners = new Set<{ waiting: (Change | Error)[]; wake: () => void }>();
  let away: Error | null = null;
  let asked = 0;
  const tellAll = (what: Change | Error) => {
    for (const listener of listeners) {
      listener.waiting.push(what);
      listener.wake();
    }
  };
  return {
    get listening() {
      return listeners.size;
    },
    get asked() {
      return asked;
    },
    tell: tellAll,
    breakOff(error) {
      away = error;
      tellAll(error);
    },
    letIn() {
      away = null;
    },
    async *stream(_input, { signal }) {
      asked += 1;
      if (away !== null) throw away;
      const listener = { waiting: [] as (Change | Error)[], wake: () => {} };
      listeners.add(listener);
      signal?.addEventListener("abort", () => listener.wake());
      try {
        yield { type: "hello", instance: "first", version: "1.0.0", ...hello };
        while (signal?.aborted !== true) {
          const next = listener.waiting.shift();
          if (next instanceof Error) throw next;
          if (next !== undefined) yield next;
          else
            await new Promise<void>((resolve) => {
              listener.wake = resolve;
            });
        }
      } finally {
        listeners.delete(listener);
      }
    },
  };
}
