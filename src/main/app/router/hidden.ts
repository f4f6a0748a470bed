import { ORPCError } from "@orpc/server";
import { isIterator, rethrown } from "./rethrown.ts";

/** Hears of a mistake of ours, with the procedure it happened in. */
export type Mistake = (procedure: string, thrown: unknown) => void;

/** As much of a call as has to be known, as oRPC hands it to a client interceptor. */
interface Call {
  readonly path: readonly string[];
  readonly signal?: AbortSignal | undefined;
  next(): Promise<unknown>;
}

/**
 * For every carrier of the contract: the window is told that something should not have happened, and not what. An
 * error's message may hold anything.
 */
export function hideMistakes(mistake: Mistake): (call: Call) => Promise<unknown> {
  return async ({ next, path, signal }) => {
    function asTold(thrown: unknown): unknown {
      if (thrown instanceof ORPCError && thrown.code !== "INTERNAL_SERVER_ERROR") return thrown;
      // Who went away hears no answer, and that a call was broken off for it is nobody's mistake.
      if (!signal?.aborted) mistake(path.join("."), thrown);
      return new ORPCError("INTERNAL_SERVER_ERROR");
    }

    try {
      const output = await next();
      return isIterator(output) ? rethrown(output, asTold) : output;
    } catch (thrown) {
      throw asTold(thrown);
    }
  };
}
