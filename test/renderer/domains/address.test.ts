import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ahead } from "../../../src/renderer/domains/address.ts";

const written: string[] = [];
const there = Promise.resolve();
const write = (address: string) => void written.push(address);
let leave = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  written.length = 0;
  window.history.replaceState(null, "", "/domains");
  leave = ahead.subscribe(() => {});
});
afterEach(() => {
  leave();
  vi.useRealTimers();
});

test("what is typed is shown at once, and is in the address once the typing pauses", () => {
  for (const query of ["?q=s", "?q=sh", "?q=sho"]) {
    ahead.go(query, write, there);
    expect(ahead.query()).toBe(query);
    vi.advanceTimersByTime(100);
  }
  expect(written).toEqual([]);
  vi.advanceTimersByTime(100);
  expect(written).toEqual(["/domains?q=sho"]);
  expect(ahead.query()).toBeNull();
});

test("is shown when its rows are there, unless more was typed by then; at last with the address", async () => {
  const shown: (string | null)[] = [];
  const stop = ahead.subscribe(() => shown.push(ahead.query()));
  const slow = Promise.withResolvers<void>();
  ahead.go("?q=s", write, slow.promise);
  ahead.go("?q=sh", write, there);
  expect(shown).toEqual([]);
  await there;
  expect(shown).toEqual(["?q=sh"]);
  slow.resolve();
  await slow.promise;
  expect(shown).toEqual(["?q=sh"]);
  ahead.go("?q=sho", write, new Promise(() => {}));
  vi.advanceTimersByTime(200);
  expect(shown).toEqual(["?q=sh", null]);
  expect(written).toEqual(["/domains?q=sho"]);
  stop();
});

test("whatever else is done has the address catch up first, once", () => {
  ahead.go("?q=s", write, there);
  ahead.arrive();
  expect(written).toEqual(["/domains?q=s"]);
  vi.runAllTimers();
  expect(written).toHaveLength(1);
});

test("the open domain stays open", () => {
  window.history.replaceState(null, "", "/domains/example.com");
  ahead.go("?q=s", write, there);
  vi.runAllTimers();
  expect(written).toEqual(["/domains/example.com?q=s"]);
});

test("who has left the list for another place is not called back", () => {
  ahead.go("?q=s", write, there);
  window.history.pushState(null, "", "/alerts");
  vi.runAllTimers();
  expect(written).toEqual([]);
});

test("Back means what the history says", () => {
  ahead.go("?q=s", write, there);
  window.dispatchEvent(new PopStateEvent("popstate"));
  expect(ahead.query()).toBeNull();
  vi.runAllTimers();
  expect(written).toEqual([]);
});
