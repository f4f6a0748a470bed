import { expect, test } from "vitest";
import { ariaSort, arrangementFor, sortable } from "../../../src/renderer/domains/columns.ts";
import { sortColumns } from "../../../src/shared/contract/domains.ts";

test("every order that the contract knows has a column", () => {
  expect(sortable).toEqual(sortColumns);
});

test("the wider the list, the more columns; the name is never left out", () => {
  let before = 0;
  for (let width = 280; width <= 2000; width += 10) {
    const { columns } = arrangementFor(width);
    expect(columns).toContain("name");
    expect(columns.length).toBeGreaterThanOrEqual(before);
    before = columns.length;
  }
  expect(arrangementFor(1200).columns).toEqual(["select", ...sortable]);
});

test("what has no room for columns has two lines", () => {
  expect(arrangementFor(360).template).toBeNull();
  expect(arrangementFor(360).height).toBeGreaterThan(arrangementFor(900).height);
});

test("no arrangement takes more than the width it is for: nothing scrolls sideways", () => {
  const paddings = 24;
  for (let width = 280; width <= 2000; width += 1) {
    const { template } = arrangementFor(width);
    const least = [...(template ?? "").matchAll(/(\d+)px/g)].reduce((sum, [, px]) => sum + Number(px), 0);
    expect(least + paddings).toBeLessThanOrEqual(width);
  }
});

test("who is against a domain can be read in every width that has columns", () => {
  for (let width = 570; width <= 2000; width += 1) {
    const { template, columns } = arrangementFor(width);
    if (template === null) continue;
    const tracks = template.split(/ (?![^(]*\))/);
    const least = Number(/(\d+)px/.exec(tracks[columns.indexOf("detections")] ?? "")?.[1]);
    expect(least).toBeGreaterThanOrEqual(146);
  }
});

test("a window of 900 px still has the past and a time", () => {
  // Beside the places, without the scroll bar.
  const { columns } = arrangementFor(900 - 196 - 15);
  expect(columns).toContain("past");
  expect(columns).toContain("evidence");
});

test("the same width gives the same arrangement, so that nothing is drawn anew", () => {
  expect(arrangementFor(1000)).toBe(arrangementFor(1001));
});

test("the order is told as it looks: the oldest evidence first is the largest age first", () => {
  expect(ariaSort({ by: "evidence", descending: false }, "evidence")).toBe("descending");
  expect(ariaSort({ by: "checked", descending: false }, "checked")).toBe("ascending");
  expect(ariaSort({ by: "checked", descending: true }, "checked")).toBe("descending");
  expect(ariaSort({ by: "checked", descending: true }, "name")).toBe("none");
});
