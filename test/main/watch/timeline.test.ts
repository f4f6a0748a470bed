import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Answer,
  firstFlagged,
  flipsOf,
  spellsOf,
  stretchesOf,
} from "../../../src/main/watch/timeline.ts";
import type { Flag } from "../../../src/shared/verdict.ts";

const bad = (engine: string, result = "phishing"): Flag => ({ engine, category: "malicious", result });
const odd = (engine: string): Flag => ({ engine, category: "suspicious", result: null });

/** Answers an hour apart, from 1 on; what an hour leaves out (null) is a check that failed. */
function hours(...flags: readonly (readonly Flag[] | null)[]): Answer[] {
  return flags.flatMap((each, n) =>
    each === null
      ? []
      : [
          {
            checkId: n + 1,
            at: n + 1,
            verdict: each.some(({ category }) => category === "malicious")
              ? ("malicious" as const)
              : each.length > 0
                ? ("suspicious" as const)
                : ("clean" as const),
            flags: each,
            reportId: n + 101,
          },
        ],
  );
}

test("a flip lies between the last answer without it and the first with it; a failed check is none of both", () => {
  const flips = flipsOf(stretchesOf(hours([], [], null, [bad("Fortinet")], [bad("Fortinet")])));
  expect(flips.slice(0, 2)).toEqual([
    { kind: "verdict", checkId: 4, after: 2, by: 4, from: "clean", to: "malicious" },
    {
      kind: "engine",
      checkId: 4,
      after: 2,
      by: 4,
      engine: "Fortinet",
      from: null,
      to: { category: "malicious", result: "phishing" },
      reportBefore: 102,
      reportBy: 104,
    },
  ]);
  // The first answer there was: nothing is known of before.
  expect(flips[2]).toEqual({ kind: "verdict", checkId: 1, after: null, by: 1, from: null, to: "clean" });
  expect(flips).toHaveLength(3);
});

test("flips come newest first, in one answer the verdict before the engines, what came before what was lifted", () => {
  const flips = flipsOf(
    stretchesOf(hours([], [odd("Lifted"), odd("Same")], [odd("Same"), bad("B"), bad("A"), odd("C")])),
  );
  expect(flips.map((flip) => (flip.kind === "verdict" ? flip.to : flip.engine))).toEqual([
    "malicious",
    "A",
    "B",
    "C",
    "Lifted",
    "suspicious",
    "Lifted",
    "Same",
    "clean",
  ]);
});

test("a spell says when it was not yet, when it was, and when it was no more", () => {
  const spells = spellsOf(stretchesOf(hours([], [odd("A")], null, [odd("A")], [], [bad("B")])));
  expect(spells).toEqual([
    { engine: "B", category: "malicious", result: "phishing", after: 5, from: 6, to: 6, until: null },
    { engine: "A", category: "suspicious", result: null, after: 1, from: 2, to: 4, until: 5 },
  ]);
});

test("a spell lasts while others come and go, and a new word begins a new one", () => {
  const spells = spellsOf(
    stretchesOf(hours([bad("A")], [bad("A"), odd("B")], [bad("A")], [bad("A", "malware")])),
  );
  expect(spells).toEqual([
    { engine: "A", category: "malicious", result: "malware", after: 3, from: 4, to: 4, until: null },
    { engine: "A", category: "malicious", result: "phishing", after: null, from: 1, to: 3, until: 4 },
    { engine: "B", category: "suspicious", result: null, after: 1, from: 2, to: 2, until: 3 },
  ]);
});

test("an engine whose name changed in case alone has neither flipped nor begun anew", () => {
  const stretches = stretchesOf(
    hours([], [bad("ZeroFox")], [bad("zerofox")], [bad("zerofox"), bad("Other")]),
  );
  expect(flipsOf(stretches).filter(({ kind }) => kind === "engine")).toHaveLength(2);
  expect(spellsOf(stretches).find(({ engine }) => engine === "zerofox")).toMatchObject({ from: 2, to: 4 });
});

test("the first word against a domain is where the unbroken row of them begins", () => {
  expect(firstFlagged(stretchesOf(hours([bad("A")], [], [odd("B")], [bad("C")], [bad("C")])))?.checkId).toBe(
    3,
  );
  expect(firstFlagged(stretchesOf(hours([bad("A")], [])))).toBeNull();
  expect(firstFlagged([])).toBeNull();
});

const anyHours = fc
  .array(fc.option(fc.uniqueArray(fc.constantFrom("A", "B", "a", "C"))), { maxLength: 40 })
  .map((list) => hours(...list.map((names) => names?.map((name) => bad(name)) ?? null)));

test("whatever was answered, each engine's spells cover the answers in which it speaks and no others", () => {
  fc.assert(
    fc.property(anyHours, (answers) => {
      const stretches = stretchesOf(answers);
      const spells = spellsOf(stretches);
      for (const { at, flags } of answers) {
        const covering = spells.filter(({ from, to }) => from <= at && at <= to);
        expect(covering).toHaveLength(flags.length);
      }
      for (const { after, from, to, until } of spells) {
        expect(after ?? -1).toBeLessThan(from);
        expect(from).toBeLessThanOrEqual(to);
        expect(until ?? to + 1).toBeGreaterThan(to);
      }
      expect(stretches.reduce((sum, { first, last }) => sum + last.at - first.at, 0)).toBeLessThanOrEqual(40);
    }),
  );
});

test("whatever was answered, the flips played forward end where the last answer stands", () => {
  fc.assert(
    fc.property(anyHours, (answers) => {
      let now = 0;
      for (const flip of flipsOf(stretchesOf(answers)).toReversed())
        if (flip.kind === "engine") now += (flip.to === null ? 0 : 1) - (flip.from === null ? 0 : 1);
      expect(now).toBe(answers.at(-1)?.flags.length ?? 0);
    }),
  );
});
