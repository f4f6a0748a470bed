import { expect, test } from "vitest";
import { expectedRates, type Seen } from "../../../../src/main/watch/plan/rates.ts";

const day = 86_400_000;
const unseen: Seen = { looks: 0, moves: 0, span: 0 };
const quiet: Seen = { looks: 100, moves: 0, span: 100 * day };
const lively: Seen = { looks: 100, moves: 40, span: 100 * day };

test("what was seen to move is expected to move, and what was not is not", () => {
  const [ofQuiet = 0, ofUnseen = 0, ofLively = 0] = expectedRates([quiet, unseen, lively]);
  expect(ofQuiet).toBeLessThan(1 / (60 * day));
  expect(ofUnseen).toBeGreaterThan(ofQuiet);
  expect(ofLively).toBeGreaterThan(ofUnseen);
});

test("a verdict that moves back between two looks is not taken for a quiet one", () => {
  // Moving 40 times in 100 looks a day apart, as many moves again go unseen: ln(1 / (1 - 2 * 0.4)) / 2 = 0.8 a day.
  const [rate = 0] = expectedRates([lively]);
  expect(rate * day).toBeGreaterThan(0.6);
  expect(rate * day).toBeLessThan(1.2);
});

test("a domain that is new to a lively list is expected to be lively, one that is new to a quiet list is not", () => {
  const [amongLively = 0] = expectedRates([unseen, ...Array(200).fill(lively)]);
  const [amongQuiet = 0] = expectedRates([unseen, ...Array(200).fill(quiet)]);
  expect(amongLively).toBeGreaterThan(10 * amongQuiet);
});

test("nothing seen, everything moved, a span of nothing: a rate all the same", () => {
  const odd: Seen[] = [unseen, { looks: 50, moves: 50, span: 50 * day }, { looks: 3, moves: 0, span: 0 }];
  for (const rate of expectedRates(odd)) {
    expect(rate).toBeGreaterThan(0);
    expect(rate).toBeLessThan(3 / day);
  }
  expect(expectedRates([])).toEqual([]);
});
