import { renderHook } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { draftOf, keepDraft } from "../../../src/renderer/domain/drafts.ts";
import { forgetWorld } from "../../../src/renderer/domains/forget-world.ts";
import { useKeptScroll } from "../../../src/renderer/domains/kept-scroll.ts";
import type { Rows } from "../../../src/renderer/domains/use-rows.ts";
import { readView } from "../../../src/renderer/domains/view.ts";

vi.mock("../../../src/renderer/rpc.ts", async () => (await import("../../support/window.tsx")).rpc);

beforeEach(forgetWorld);

function rowsOf(query: string): Rows {
  return { view: readView(query), total: 500, at: () => undefined, indexOf: () => -1, loaded: [] };
}

/** A list of a view; 100 px stand above its rows. */
function list(query: string, height = 36) {
  const scroller = document.createElement("div");
  const { unmount } = renderHook(() => useKeptScroll(scroller, rowsOf(query), height, 100));
  return { scroller, leave: unmount };
}

test("a list that is come back to is where it was left, each view by itself", () => {
  const first = list("");
  expect(first.scroller.scrollTop).toBe(0);
  first.scroller.scrollTop = 820;
  first.leave();
  expect(list("?is=clean").scroller.scrollTop).toBe(0);
  expect(list("").scroller.scrollTop).toBe(820);
});

test("with rows of another height it is at the same row", () => {
  const first = list("", 36);
  first.scroller.scrollTop = 100 + 20 * 36;
  first.leave();
  expect(list("", 58).scroller.scrollTop).toBe(100 + 20 * 58);
});

test("another world knows nothing of what this one kept, also not of what it is about to keep", () => {
  keepDraft("bakery.example", "ask the host");
  const left = list("");
  left.scroller.scrollTop = 820;
  left.leave();
  const shown = list("?is=clean");
  shown.scroller.scrollTop = 400;
  forgetWorld();
  shown.leave();
  expect(draftOf("bakery.example")).toBeNull();
  expect(list("").scroller.scrollTop).toBe(0);
  expect(list("?is=clean").scroller.scrollTop).toBe(0);
});
