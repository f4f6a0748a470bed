import { describe, expect, test } from "vitest";
import { ownStore, put, putInPass } from "../../support/store.ts";

const at = Date.UTC(2026, 10, 24, 12);
const named = (name: string) => ({ name, typed: name });
const nobody = () => false;

describe("what a pass has still to ask", () => {
  test("is in its order; what is put first moves there, and is asked once", () => {
    using own = ownStore();
    const { passes } = own.store;
    const { id } = passes.begin(["a.test", "b.test", "c.test"].map(named), at);
    const first = passes.prepend(id, ["c.test", "new.test"].map(named), passes.pending(id).slice(2));
    expect(first.map(({ name }) => name)).toEqual(["c.test", "new.test"]);
    expect(passes.pending(id).map(({ name }) => name)).toEqual(["c.test", "new.test", "a.test", "b.test"]);
    passes.prepend(id, [named("b.test")], passes.pending(id).slice(3));
    const order = passes.pending(id);
    expect(order.map(({ name }) => name)).toEqual(["b.test", "c.test", "new.test", "a.test"]);
    expect(order.slice(1, 3)).toEqual(first);
  });

  test("what is asked already can be asked again in the same pass", () => {
    using own = ownStore();
    const { passes } = own.store;
    const { id } = passes.begin([named("a.test")], at);
    put(own.store, "a.test", { verdict: "clean", at }, { pass: { id, position: 0 } });
    const [again] = passes.prepend(id, [named("a.test")], []);
    expect(passes.pending(id)).toEqual([again]);
  });

  test("does not hold what was taken out, and what was asked meanwhile stays", () => {
    using own = ownStore();
    const { passes } = own.store;
    const { id } = passes.begin(["a.test", "b.test"].map(named), at);
    const list = passes.pending(id);
    put(own.store, "a.test", { verdict: "clean", at }, { pass: { id, position: 0 } });
    passes.drop(id, list);
    expect(passes.pending(id)).toEqual([]);
    expect(passes.list(0, 1, at).passes[0]).toMatchObject({ total: 1, counts: { checked: 1 } });
  });
});

describe("the passes that are over", () => {
  test("come newest first, with what each came to", () => {
    using own = ownStore();
    const { passes } = own.store;
    const { id } = passes.begin(["a.test", "b.test", "c.test", "d.test"].map(named), at);
    const came = [
      ["a.test", "malicious"],
      ["b.test", "clean"],
      ["c.test", "failed"],
    ] as const;
    for (const [position, [name, verdict]] of came.entries())
      put(own.store, name, { verdict, at }, { pass: { id, position } });
    passes.leave(id, at + 1, "network", 7);
    putInPass(own.store, "z.test", { verdict: "unknown", at: at + 1 });
    const counts = { malicious: 0, suspicious: 0, clean: 0, unrated: 0, unknown: 0, failed: 0 };
    expect(passes.list(0, 10, at + 2)).toEqual({
      total: 2,
      passes: [
        {
          id: id + 1,
          startedAt: at + 1,
          finishedAt: at + 1,
          ending: "done",
          requests: null,
          total: 1,
          counts: { ...counts, checked: 1, unknown: 1 },
        },
        {
          id,
          startedAt: at,
          finishedAt: at + 1,
          ending: "network",
          requests: 7,
          total: 4,
          counts: { ...counts, checked: 3, malicious: 1, clean: 1, failed: 1 },
        },
      ],
    });
    expect(passes.list(1, 1, at + 2)).toMatchObject({ total: 2, passes: [{ id }] });
  });

  test("one that is taken up again and finished has cost what it took in all", () => {
    using own = ownStore();
    const { passes } = own.store;
    const { id } = passes.begin([named("a.test")], at);
    passes.leave(id, at + 1, "network", 3);
    expect(passes.unfinished()?.id).toBe(id);
    put(own.store, "a.test", { verdict: "clean", at }, { pass: { id, position: 0 } });
    passes.finish(id, at + 5, 2);
    expect(passes.unfinished()).toBeNull();
    expect(passes.list(0, 10, at).passes).toMatchObject([
      { ending: "done", finishedAt: at + 5, requests: 5, counts: { clean: 1 } },
    ]);
  });

  test("one that is worked on is not among them; one whose process was killed is unfinished", () => {
    using own = ownStore();
    const { passes } = own.store;
    const { id } = passes.begin([named("a.test")], at);
    passes.hold(id, 1, at, 90_000, nobody);
    expect(passes.list(0, 10, at + 1)).toEqual({ total: 0, passes: [] });
    expect(passes.list(0, 10, at + 90_000)).toMatchObject({
      total: 1,
      passes: [{ ending: "unfinished", finishedAt: null }],
    });
  });

  test("still tell what they came to when retention has taken their lists", () => {
    using own = ownStore();
    putInPass(own.store, "a.test", { verdict: "malicious", at });
    putInPass(own.store, "a.test", { verdict: "clean", at: at + 1 });
    const before = own.store.passes.list(0, 10, at + 2);
    for (const id of own.store.retention.passesOver(at + 2)) own.store.retention.fold(id);
    expect(own.store.passes.list(0, 10, at + 2)).toEqual(before);
    using later = ownStore();
    const [pass] = before.passes;
    expect(pass).toMatchObject({ total: 1, counts: { checked: 1, clean: 1 } });
    expect(later.store.passes.list(0, 10, at)).toEqual({ passes: [], total: 0 });
  });
});

test("a pause is kept until it is taken back", () => {
  using own = ownStore();
  const { pause } = own.store;
  expect(pause.read()).toBeNull();
  pause.write({ until: null });
  expect(pause.read()).toEqual({ until: null });
  pause.write({ until: at });
  expect(pause.read()).toEqual({ until: at });
  pause.clear();
  expect(pause.read()).toBeNull();
});

test("the schedule sees the watched domains with their last verdict, the failure beside it", () => {
  using own = ownStore();
  const { domains, marks, candidates } = own.store;
  put(own.store, "other.test", { verdict: "malicious", at });
  domains.watch(["new.test", "bad.test", "xn--4gbrim.test"].map(named), at);
  marks.pause(["new.test"], at);
  put(own.store, "bad.test", { verdict: "malicious", at });
  put(own.store, "bad.test", { verdict: "failed", reason: "timeout", at: at + 1 });
  expect(candidates.all()).toEqual([
    { name: "new.test", typed: "new.test", verdict: null, checkedAt: null, failed: null, paused: true },
    {
      name: "bad.test",
      typed: "bad.test",
      verdict: "malicious",
      checkedAt: at + 1,
      failed: "timeout",
      paused: false,
    },
    {
      name: "xn--4gbrim.test",
      typed: "موقع.test",
      verdict: null,
      checkedAt: null,
      failed: null,
      paused: false,
    },
  ]);
});
