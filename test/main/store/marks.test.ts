import { afterEach, beforeEach, expect, test } from "vitest";
import { type OwnStore, ownStore, put } from "../../support/store.ts";

let own: OwnStore;
beforeEach(() => {
  own = ownStore();
  own.store.domains.watch(
    ["a.example", "b.example"].map((name) => ({ name, typed: name })),
    1,
  );
});
afterEach(() => own[Symbol.dispose]());

const row = (name: string) => own.store.listing.of([name])[0];

test("each mark says whom it changed, and setting it again changes nobody", () => {
  const { marks } = own.store;
  expect(marks.pause(["a.example", "never.example"], 10)).toEqual(["a.example"]);
  expect(marks.pause(["a.example", "b.example"], 20)).toEqual(["b.example"]);
  expect(row("a.example")?.paused).toBe(true);
  expect(marks.resume(["a.example"])).toEqual(["a.example"]);
  expect(marks.resume(["a.example"])).toEqual([]);
  expect(row("a.example")?.paused).toBe(false);
  expect(marks.note("a.example", "ours, ask Mia")).toEqual(["a.example"]);
  expect(marks.note("a.example", "ours, ask Mia")).toEqual([]);
  expect(row("a.example")?.note).toBe("ours, ask Mia");
});

test("tags come and go together, in the order of their letters", () => {
  const { marks } = own.store;
  const names = ["a.example", "b.example"];
  expect(marks.tag(names, ["shop", "mail"], [])).toEqual(names);
  expect(row("a.example")?.tags).toEqual(["mail", "shop"]);
  expect(marks.tag(["a.example"], ["shop"], ["mail", "never"])).toEqual(["a.example"]);
  expect(marks.tag(["a.example"], ["shop"], ["mail"])).toEqual([]);
  expect(row("a.example")?.tags).toEqual(["shop"]);
  expect(row("b.example")?.tags).toEqual(["mail", "shop"]);
  marks.tag(["a.example"], ["shop"], ["shop"]);
  expect(row("a.example")?.tags).toEqual(["shop"]);
});

test("what leaves the list takes no marks, and has its old ones when it comes back", () => {
  const { marks, domains } = own.store;
  marks.tag(["a.example"], ["shop"], []);
  marks.note("a.example", "ours");
  domains.unwatch(["a.example"]);
  expect(marks.tag(["a.example"], ["mail"], ["shop"])).toEqual([]);
  expect(marks.note("a.example", "theirs")).toEqual([]);
  expect(marks.pause(["a.example"], 5)).toEqual([]);
  domains.watch([{ name: "a.example", typed: "A.example" }], 9);
  expect(row("a.example")).toMatchObject({
    tags: ["shop"],
    note: "ours",
    typed: "A.example",
    watchedSince: 9,
  });
});

test("a line of the list has the last answer, and beside it why the last check failed", () => {
  put(own.store, "a.example", { verdict: "malicious", at: 100 });
  put(own.store, "a.example", { verdict: "failed", at: 200, reason: "timeout" });
  expect(row("a.example")).toMatchObject({
    verdict: "malicious",
    since: 100,
    failed: "timeout",
    against: 1,
    engines: 91,
    flags: [{ engine: "Tiger", category: "malicious", result: "phishing" }],
    analysedAt: -900,
    checkedAt: 200,
  });
});

test("the past comes back to the second, and no further than asked", () => {
  const day = 86_400_000;
  const put3 = [day, day + 61_999, 3 * day] as const;
  put(own.store, "a.example", { verdict: "malicious", at: put3[0] });
  put(own.store, "a.example", { verdict: "failed", at: put3[1] });
  put(own.store, "a.example", { verdict: "clean", at: put3[2] });
  const id = row("a.example")?.id ?? 0;
  expect(own.store.listing.past(id, day, 3 * day)).toEqual([
    { at: day, verdict: "malicious", against: 1, engines: 91 },
    { at: day + 61_000, verdict: "failed", against: 0, engines: 0 },
  ]);
  expect(own.store.listing.past(id, day + 1, 4 * day).map(({ verdict }) => verdict)).toEqual([
    "failed",
    "clean",
  ]);
});
