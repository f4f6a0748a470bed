import { expect, test } from "vitest";
import { type Entry, entriesOf } from "../../../src/renderer/domain/timeline-entries.ts";
import type { PastCheck } from "../../../src/shared/contract/history.ts";
import { anEngineFlip, aPastCheck, aVerdictFlip } from "../../support/evidence.ts";

/** Checks, newest first, with ids and times that go down. */
function checks(...list: readonly (readonly [PastCheck["verdict"], PastCheck["reason"]?])[]): PastCheck[] {
  return list.map(([verdict, reason = null], n) =>
    aPastCheck({ checkId: 100 - n, checkedAt: 1_000_000 - n, verdict, reason }),
  );
}
const shape = (entries: readonly Entry[]) =>
  entries.map((entry) =>
    entry.kind === "event"
      ? [entry.check.checkId, entry.from, entry.after, entry.flips.map(({ engine }) => engine)]
      : entry.checks.map(({ checkId }) => checkId),
  );

test("checks at which nothing turned are put together, failures apart, each reason by itself", () => {
  const list = checks(
    ["clean"],
    ["clean"],
    ["failed", "timeout"],
    ["failed", "timeout"],
    ["failed", "network"],
    ["clean"],
  );
  expect(shape(entriesOf(list, [], false))).toEqual([[100, 99], [98, 97], [96], [95]]);
});

test("a turn stands by itself with what turned at it and the answer before, over failures in between", () => {
  const list = checks(["malicious"], ["malicious"], ["failed", "timeout"], ["clean"], ["clean"]);
  const flips = [
    aVerdictFlip({ checkId: 99, after: 999_997 }),
    anEngineFlip({ checkId: 99, engine: "A" }),
    anEngineFlip({ checkId: 99, engine: "B" }),
  ];
  expect(shape(entriesOf(list, flips, false))).toEqual([
    [100],
    [99, "clean", 999_997, ["A", "B"]],
    [98],
    [97, 96],
  ]);
});

test("an engine that turned without the verdict is a turn too", () => {
  const list = checks(["malicious"], ["malicious"]);
  const flips = [anEngineFlip({ checkId: 100, after: 999_999, engine: "B" })];
  expect(shape(entriesOf(list, flips, false))).toEqual([[100, undefined, 999_999, ["B"]], [99]]);
});

test("further back than the flips are known, the checks alone tell that the verdict turned", () => {
  const list = checks(["unrated"], ["failed", "network"], ["clean"], ["clean"]);
  expect(shape(entriesOf(list, [], false))).toEqual([[100, "clean", 999_998, []], [99], [98, 97]]);
});

test("the first answer there is, is a turn from nothing; the last on a page is not taken for it", () => {
  const list = checks(["clean"], ["failed", "network"]);
  expect(shape(entriesOf(list, [], true))).toEqual([[100, null, null, []], [99]]);
  expect(shape(entriesOf(list, [], false))).toEqual([[100], [99]]);
});
