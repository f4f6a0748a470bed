import { expect, test } from "vitest";
import { lanesOf, ticksOf } from "../../../src/renderer/domain/gantt.ts";
import { aSpell } from "../../support/evidence.ts";

const day = 86_400_000;
const now = new Date(2026, 10, 24, 12).getTime();
const since = now - 100 * day;
const ago = (days: number) => now - days * day;

test("a spell that lasts reaches to now, and what nobody saw is not filled", () => {
  const [lane] = lanesOf([aSpell({ after: ago(50), from: ago(40), to: ago(10), until: null })], since, now);
  expect(lane?.bars).toMatchObject([
    { before: { left: 50, width: 10 }, sure: { left: 60, width: 40 }, after: null },
  ]);
});

test("a spell that is over has an end that nobody saw", () => {
  const [lane] = lanesOf([aSpell({ after: null, from: ago(40), to: ago(30), until: ago(20) })], since, now);
  expect(lane?.bars).toMatchObject([
    { before: null, sure: { left: 60, width: 10 }, after: { left: 70, width: 10 } },
  ]);
});

test("what reaches out of the chart is cut off at its edge", () => {
  const [lane] = lanesOf(
    [aSpell({ after: ago(300), from: ago(200), to: ago(90), until: ago(80) })],
    since,
    now,
  );
  expect(lane?.bars).toMatchObject([{ before: null, sure: { left: 0, width: 10 } }]);
});

test("the shortest spell can be seen, also at the very end", () => {
  const [lane] = lanesOf([aSpell({ after: null, from: now, to: now, until: null })], since, now);
  const { left = 0, width = 0 } = lane?.bars[0]?.sure ?? {};
  expect(width).toBeGreaterThan(0.5);
  expect(left + width).toBeLessThanOrEqual(100);
});

test("an engine has one lane, its spells from old to new, in the order in which engines come", () => {
  const lanes = lanesOf(
    [
      aSpell({ engine: "B", from: ago(2) }),
      aSpell({ engine: "A", from: ago(5) }),
      aSpell({ engine: "B", from: ago(9), to: ago(8), until: ago(7) }),
    ],
    since,
    now,
  );
  expect(lanes.map(({ engine, bars }) => [engine, bars.map(({ spell }) => spell.from)])).toEqual([
    ["B", [ago(9), ago(2)]],
    ["A", [ago(5)]],
  ]);
});

test.each([30, 90, 365])("the lines over %i days are days' beginnings, and few", (days) => {
  const ticks = ticksOf(now - days * day, now, 4);
  expect(ticks.length).toBeGreaterThanOrEqual(2);
  expect(ticks.length).toBeLessThanOrEqual(4);
  for (const { at, left } of ticks) {
    expect(new Date(at).getHours()).toBe(0);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(100);
  }
});
