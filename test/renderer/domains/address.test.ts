import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ahead } from "../../../src/renderer/domains/address.ts";

const written: string[] = [];
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
    ahead.go(query, write);
    expect(ahead.query()).toBe(query);
    vi.advanceTimersByTime(100);
  }
  expect(written).toEqual([]);
  vi.advanceTimersByTime(100);
  expect(written).toEqual(["/domains?q=sho"]);
  expect(ahead.query()).toBeNull();
});

test("whatever else is done has the address catch up first, once", () => {
  ahead.go("?q=s", write);
  ahead.arrive();
  expect(written).toEqual(["/domains?q=s"]);
  vi.runAllTimers();
  expect(written).toHaveLength(1);
});

test("the open domain stays open", () => {
  window.history.replaceState(null, "", "/domains/example.com");
  ahead.go("?q=s", write);
  vi.runAllTimers();
  expect(written).toEqual(["/domains/example.com?q=s"]);
});

test("who has left the list for another place is not called back", () => {
  ahead.go("?q=s", write);
  window.history.pushState(null, "", "/alerts");
  vi.runAllTimers();
  expect(written).toEqual([]);
});

test("Back means what the history says", () => {
  ahead.go("?q=s", write);
  window.dispatchEvent(new PopStateEvent("popstate"));
  expect(ahead.query()).toBeNull();
  vi.runAllTimers();
  expect(written).toEqual([]);
});
