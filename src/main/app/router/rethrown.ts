/** The same iterator, which throws what `other` makes of what is thrown in it. */
export async function* rethrown<Each, Result>(
  work: AsyncIterator<Each, Result>,
  other: (thrown: unknown) => unknown,
): AsyncGenerator<Each, Result> {
  try {
    return yield* { [Symbol.asyncIterator]: () => work };
  } catch (thrown) {
    throw other(thrown);
  }
}

/** Whether a procedure answers piece by piece. */
export function isIterator(output: unknown): output is AsyncIterator<unknown, unknown> {
  return typeof output === "object" && output !== null && Symbol.asyncIterator in output;
}
