import { expect, test } from "vitest";
import { placeOn } from "../../../src/main/desktop/placement.ts";

const display = { x: 0, y: 25, width: 1_920, height: 1_015 };
const left = { x: -1_280, y: 0, width: 1_280, height: 1_024 };
const kept = { x: 100, y: 100, width: 900, height: 700, maximized: false };

test("a window comes back where it was, on any display", () => {
  expect(placeOn(kept, [display])).toEqual(kept);
  const other = { ...kept, x: -1_200, maximized: true };
  expect(placeOn(other, [display, left])).toEqual(other);
});

test.each([
  ["right of every display", { ...kept, x: 1_900 }],
  ["left of every display", { ...kept, x: -880 }],
  ["with its edge under the menu bar", { ...kept, y: 0 }],
  ["below the display", { ...kept, y: 1_020 }],
  ["on a display that was taken away", { ...kept, x: -1_200 }],
  ["very far away", { ...kept, x: 2 ** 52, y: -(2 ** 52) }],
])("one that was %s keeps its size alone", (_, lost) => {
  expect(placeOn(lost, [display])).toEqual({ width: 900, height: 700, maximized: false });
});

test("one that is larger than its display is made as large as that, and never too small to use", () => {
  expect(placeOn({ ...kept, width: 4_000, height: 3_000 }, [display])).toMatchObject({
    width: 1_920,
    height: 1_015,
  });
  expect(placeOn({ ...kept, width: 1, height: 1 }, [display])).toMatchObject({ width: 400, height: 400 });
});

test("the first one is as large as is usual, where there is room, and without displays as well", () => {
  expect(placeOn(null, [display])).toEqual({ width: 1_280, height: 820, maximized: false });
  expect(placeOn(null, [{ ...display, width: 1_024, height: 700 }])).toMatchObject({
    width: 1_024,
    height: 700,
  });
  expect(placeOn(kept, [])).toEqual({ width: 900, height: 700, maximized: false });
});
