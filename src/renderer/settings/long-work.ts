import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { Progress } from "../../shared/contract/data.ts";

/** Work that takes a while: it tells how far it is, and can be stopped. Its data is null where it was. */
export interface LongWork<Input, Result> {
  readonly mutation: UseMutationResult<Result | null, Error, Input>;
  /** How far it is; null where that is not known yet, or nothing is under way. */
  readonly progress: Progress | null;
  stop(): void;
}

/** @param begin asks for the work; the call is aborted to stop it */
export function useLongWork<Input, Result>(
  begin: (input: Input, signal: AbortSignal) => Promise<AsyncIterator<Progress, Result>>,
): LongWork<Input, Result> {
  const [progress, setProgress] = useState<Progress | null>(null);
  const stop = useRef<AbortController>(null);

  function begun(): AbortController {
    stop.current = new AbortController();
    return stop.current;
  }

  const mutation = useMutation({
    async mutationFn(input: Input) {
      const { signal } = begun();
      try {
        return await follow(await begin(input, signal), setProgress);
      } catch (thrown) {
        if (signal.aborted) return null;
        throw thrown;
      } finally {
        setProgress(null);
      }
    },
  });
  return { mutation, progress, stop: () => stop.current?.abort() };
}

async function follow<Result>(
  work: AsyncIterator<Progress, Result>,
  told: (progress: Progress) => void,
): Promise<Result> {
  for (;;) {
    const { done, value } = await work.next();
    if (done) return value;
    told(value);
  }
}
