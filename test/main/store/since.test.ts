import fc from "fast-check";
import { expect, test } from "vitest";
import { verdicts } from "../../../src/shared/verdict.ts";
import { ownStore, put } from "../../support/store.ts";

test("a verdict holds since the first of the unbroken row of answers that has it, in whatever order they are recorded", () => {
  using own = ownStore();
  let domains = 0;
  const check = fc.record({ verdict: fc.constantFrom(...verdicts), at: fc.integer({ min: 1, max: 12 }) });
  fc.assert(
    fc.property(fc.array(check, { minLength: 1, maxLength: 12 }), (checks) => {
      const name = `d${domains++}.example`;
      own.store.domains.watch([{ name, typed: name }], 0);
      for (const each of checks) put(own.store, name, each);
      const answers = checks
        .map((each, n) => ({ ...each, n }))
        .filter(({ verdict }) => verdict !== "failed")
        .sort((a, b) => a.at - b.at || a.n - b.n);
      const latest = answers.at(-1);
      const other = answers.findLastIndex(({ verdict }) => verdict !== latest?.verdict);
      expect(own.store.listing.of([name])[0]).toMatchObject({
        verdict: latest?.verdict ?? null,
        since: answers[other + 1]?.at ?? null,
      });
    }),
    { numRuns: 300 },
  );
});
