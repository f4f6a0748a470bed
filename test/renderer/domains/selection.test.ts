import fc from "fast-check";
import { expect, test } from "vitest";
import {
  allOf,
  isSelected,
  noSelection,
  type Selection,
  selectedCount,
  targetsOf,
  without,
  withRange,
  withToggled,
} from "../../../src/renderer/domains/selection.ts";
import { noFilter } from "../../../src/renderer/domains/view.ts";

const list = Array.from({ length: 12 }, (_, n) => `d${n}.example`);
const at = (index: number) => ({ name: list[index] ?? "", index });

/** What a press with Shift does: the range from the anchor, both ends included. */
function stretched(selection: Selection, to: number): Selection {
  const anchor = (selection.kind === "names" ? selection.anchor : null) ?? at(to);
  const [first, last] = [Math.min(anchor.index, to), Math.max(anchor.index, to)];
  return withRange(selection, list.slice(first, last + 1), anchor);
}

const selected = (selection: Selection) => list.filter((name) => isSelected(selection, name));

test("a range goes from the last one that was pressed, whichever way, and another takes its place", () => {
  const anchored = withToggled(noSelection, at(5));
  expect(selected(stretched(anchored, 8))).toEqual(list.slice(5, 9));
  expect(selected(stretched(stretched(anchored, 8), 2))).toEqual(list.slice(2, 6));
});

test("what was selected before a range stays", () => {
  const two = withToggled(withToggled(noSelection, at(0)), at(6));
  expect(selected(stretched(stretched(two, 9), 7))).toEqual([list[0], list[6], list[7]]);
});

test("pressed twice, it is out again", () => {
  expect(selected(withToggled(withToggled(noSelection, at(3)), at(3)))).toEqual([]);
});

test("one of all is left out: the contract is then told names", () => {
  const all = allOf(noFilter);
  expect(targetsOf(all)).toEqual({ filter: noFilter });
  const but = withToggled(all, at(4));
  expect(isSelected(but, "d4.example")).toBe(false);
  expect(selectedCount(but, list.length)).toBe(11);
  expect(targetsOf(but)).toBeNull();
  expect(targetsOf(withToggled(but, at(4)))).toEqual({ filter: noFilter });
});

test("what has gone from the list is not selected any more, nor what ranges start from", () => {
  const three = stretched(withToggled(noSelection, at(1)), 3);
  expect(selected(without(three, ["d1.example", "d9.example"]))).toEqual([list[2], list[3]]);
  expect(without(three, ["d1.example"])).toMatchObject({ anchor: null });
  expect(without(allOf(noFilter), list)).toEqual(noSelection);
});

test("after any presses, the count is that of what is selected", () => {
  const press = fc.record({
    how: fc.constantFrom("toggle", "stretch", "all", "gone"),
    index: fc.nat({ max: list.length - 1 }),
  });
  fc.assert(
    fc.property(fc.array(press, { maxLength: 30 }), (presses) => {
      let selection: Selection = noSelection;
      for (const { how, index } of presses) {
        const was = isSelected(selection, at(index).name);
        if (how === "toggle") {
          selection = withToggled(selection, at(index));
          expect(isSelected(selection, at(index).name)).toBe(!was);
        } else if (how === "stretch") selection = stretched(selection, index);
        else if (how === "all") selection = allOf(noFilter);
        else selection = without(selection, [at(index).name]);
        expect(selectedCount(selection, list.length)).toBe(selected(selection).length);
      }
    }),
  );
});
