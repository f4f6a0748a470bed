import { expect, test } from "vitest";
import { type Planned, planVisits } from "../../../../src/main/watch/plan/plan.ts";

const [hour, day] = [3_600_000, 86_400_000];
const means = { perMs: 500 / day, shortest: hour / 6, longest: 30 * day };
const domain: Planned = {
  seen: { looks: 50, moves: 1, span: 100 * day },
  weight: 1,
  incident: false,
  wished: null,
};

test("a list that the quota carries is looked at as often as was wished", () => {
  const { every, carried } = planVisits(Array(10).fill({ ...domain, wished: 6 * hour }), means);
  expect(every).toEqual(Array(10).fill(6 * hour));
  expect(carried).toBe(true);
});

test("600 domains at 500 a day: each about every 29 hours, one with an incident open far more often", () => {
  const { every } = planVisits([{ ...domain, incident: true }, ...Array(599).fill(domain)], means);
  expect((every[1] ?? 0) / hour).toBeGreaterThan(28.5);
  expect((every[1] ?? 0) / hour).toBeLessThan(29.5);
  expect((every[1] ?? 0) / (every[0] ?? 1)).toBeCloseTo(6, 5);
});

test("a wish that the quota does not carry is said, and all wait longer", () => {
  const { every, carried } = planVisits(Array(600).fill({ ...domain, wished: 6 * hour }), means);
  expect(carried).toBe(false);
  expect((every[0] ?? 0) / hour).toBeCloseTo(28.8, 1);
});

test("what matters four times as much, and what moves four times as often, is seen twice as often", () => {
  const heavy = { ...domain, weight: 4 };
  const { every } = planVisits([heavy, ...Array(600).fill(domain)], means);
  expect((every[1] ?? 0) / (every[0] ?? 1)).toBeCloseTo(2, 5);
});

test("no domain is looked at more often than the shortest interval, whatever it wishes", () => {
  const { every } = planVisits([{ ...domain, wished: 1 }], means);
  expect(every).toEqual([means.shortest]);
});
