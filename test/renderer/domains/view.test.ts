import fc from "fast-check";
import { expect, test } from "vitest";
import { sortable } from "../../../src/renderer/domains/columns.ts";
import {
  narrows,
  noFilter,
  pressed,
  readView,
  type View,
  writeView,
} from "../../../src/renderer/domains/view.ts";
import { domainFilter, domainSort } from "../../../src/shared/contract/domains.ts";
import { freshnesses, standings } from "../../../src/shared/standing.ts";

const text = fc.string({ unit: "grapheme", maxLength: 60 });
const tag = text.filter((tag) => /^[^,\p{C}]{1,40}$/u.test(tag) && tag.trim() === tag);

/** Every view that a person can come to. */
const views: fc.Arbitrary<View> = fc.record({
  filter: fc.record({
    search: text,
    standings: fc.subarray([...standings]),
    tags: fc.uniqueArray(tag, { maxLength: 6 }),
    freshness: fc.subarray([...freshnesses]),
    needsLook: fc.boolean(),
  }),
  sort: fc.record({ by: fc.constantFrom(...sortable), descending: fc.boolean() }),
});

test("a view comes back from its address as it went in", () => {
  fc.assert(
    fc.property(views, (view) => {
      const address = writeView(view);
      expect(readView(address)).toEqual(view);
      // A link is written the same way again, so that Back and Forward find what they left.
      expect(writeView(readView(address))).toBe(address);
      expect(new URL(`http://127.0.0.1/domains${address}`).search).toBe(address);
    }),
  );
});

test("whatever an address says, what is read of it is what the contract takes", () => {
  const words = fc.oneof(text, fc.constantFrom("malicious,clean", "stale", "-past", "-", "verdict,name"));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom("q", "is", "tag", "evidence", "look", "sort", "other"), words)),
      fc.string(),
      (pairs, rest) => {
        for (const query of [new URLSearchParams(pairs).toString(), rest]) {
          const { filter, sort } = readView(query);
          expect(domainFilter.parse(filter)).toEqual(filter);
          expect(domainSort.parse(sort)).toEqual(sort);
        }
      },
    ),
  );
});

test("the first view has no query, and what means nothing is passed over", () => {
  expect(writeView(readView(""))).toBe("");
  expect(readView("?is=evil,clean&sort=-colour&evidence=rotten&tag=a,b&tag= ")).toEqual({
    filter: { ...noFilter, standings: ["clean"] },
    sort: { by: "verdict", descending: false },
  });
});

test("an address says what it shows", () => {
  const view: View = {
    filter: {
      search: "shop jp",
      standings: ["malicious", "failed"],
      tags: ["日本"],
      freshness: ["stale"],
      needsLook: true,
    },
    sort: { by: "detections", descending: true },
  };
  expect(decodeURIComponent(writeView(view))).toBe(
    "?q=shop+jp&is=malicious,failed&tag=日本&evidence=stale&look=1&sort=-detections",
  );
});

test("spaces alone narrow nothing", () => {
  expect(narrows(noFilter)).toBe(false);
  expect(narrows({ ...noFilter, search: "  " })).toBe(false);
  expect(narrows({ ...noFilter, search: " a" })).toBe(true);
  expect(narrows({ ...noFilter, needsLook: true })).toBe(true);
});

test("a column is first sorted the way that puts forward what is looked for, then the other way", () => {
  const first = pressed({ by: "name", descending: false }, "detections");
  expect(first).toEqual({ by: "detections", descending: true });
  expect(pressed(first, "detections")).toEqual({ by: "detections", descending: false });
  expect(pressed(first, "name")).toEqual({ by: "name", descending: false });
});
