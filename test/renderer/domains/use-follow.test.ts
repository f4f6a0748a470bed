import { renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useFollow } from "../../../src/renderer/domains/use-follow.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function following() {
  const onFollow = vi.fn();
  const { result, rerender } = renderHook(
    ({ at, open }: { at: string | null; open: string | null }) => useFollow(at, open, onFollow),
    { initialProps: { at: null, open: "a.example" } as { at: string | null; open: string | null } },
  );
  return { onFollow, moved: () => result.current(), to: rerender };
}

test("a key that is held down asks for no report of those it goes over", () => {
  const { onFollow, moved, to } = following();
  for (const at of ["b.example", "c.example", "d.example"]) {
    moved();
    to({ at, open: "a.example" });
    vi.advanceTimersByTime(100);
  }
  expect(onFollow).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100);
  expect(onFollow.mock.calls).toEqual([["d.example"]]);
});

test("where nothing is open, nothing is opened", () => {
  const { onFollow, moved, to } = following();
  moved();
  to({ at: "b.example", open: null });
  vi.runAllTimers();
  expect(onFollow).not.toHaveBeenCalled();
});

test("what was opened otherwise stays open, wherever a key has been before", () => {
  const { onFollow, moved, to } = following();
  moved();
  to({ at: "b.example", open: "a.example" });
  to({ at: "b.example", open: "z.example" });
  to({ at: "c.example", open: "z.example" });
  vi.runAllTimers();
  expect(onFollow).not.toHaveBeenCalled();
});
