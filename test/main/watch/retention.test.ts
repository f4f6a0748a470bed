import { expect, test } from "vitest";
import { type Aging, expendable, unreferenced } from "../../../src/main/watch/retention.ts";

const day = 86_400_000;
const now = Date.UTC(2026, 10, 24, 12);

/** Checks a day apart, a year ago; each text is a verdict, `!` raised an alert, `*` is held by something else. */
function year(...texts: string[]): Aging[] {
  return texts.map((text, n) => ({
    id: n,
    at: now - (365 - n) * day,
    verdict: text.replace(/[!*]/, "") as Aging["verdict"],
    reason: null,
    flags: null,
    held: text.endsWith("*"),
    alerted: text.endsWith("!"),
  }));
}
const going = (...texts: string[]) => expendable(year(...texts), now - 100 * day, now).map(({ id }) => id);

test("what is like both its neighbours goes, and nothing at an end does", () => {
  expect(going("clean")).toEqual([]);
  expect(going("clean", "clean")).toEqual([]);
  expect(going("clean", "clean", "clean", "clean")).toEqual([1, 2]);
  expect(going("clean", "clean", "failed", "failed", "failed", "clean", "clean")).toEqual([3]);
});

test("what something holds stays, and so does the last answer before an alert", () => {
  expect(going("clean", "clean*", "clean", "clean")).toEqual([2]);
  // Older history was read in since: the answer before the alert is like those around it by now.
  expect(going("malicious", "malicious", "malicious", "malicious!", "malicious", "malicious")).toEqual([
    1, 4,
  ]);
});

test("nothing from after the bound goes", () => {
  const checks = year("clean", "clean", "clean", "clean");
  expect(expendable(checks, checks[2]?.at ?? 0, now).map(({ id }) => id)).toEqual([1]);
});

test("a report goes with all that was compressed against it, and stays for a single one that is", () => {
  const chain = [
    { id: 1, base: null },
    { id: 2, base: 1 },
    { id: 3, base: 2 },
    { id: 4, base: 3 },
    { id: 5, base: null },
    { id: 6, base: 5 },
  ];
  const gone = (...used: number[]) => unreferenced(chain, used).map(({ id }) => id);
  expect(gone()).toEqual([6, 5, 4, 3, 2, 1]);
  expect(gone(3)).toEqual([6, 5, 4]);
  expect(gone(1, 6)).toEqual([4, 3, 2]);
  expect(gone(4, 6)).toEqual([]);
});
