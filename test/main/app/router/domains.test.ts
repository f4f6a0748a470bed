import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type SmallService, smallService } from "../../../support/small-service.ts";
import { put, putInPass } from "../../../support/store.ts";

let small: SmallService;
beforeEach(() => {
  small = smallService();
});
afterEach(() => small[Symbol.dispose]());

const store = () => small.service.world().banken.store;
const refused = (why: string, detail: string | null = null) =>
  expect.objectContaining({ code: "REFUSED", data: { why, detail } });

/** A list as somebody pastes it: two names, one of them twice, a name in Unicode, and two that are none. */
const dirty = "shop.com\nhttps://mail.de/login\n\nSHOP.com\nbücher.de\nexmaple.con\n10.0.0.1\n";

describe("a preview", () => {
  test("says what was understood, what is watched already, and what the list comes to", async () => {
    await small.client.domains.add({ text: "mail.de other.com" });
    await small.client.domains.pause({ targets: { names: ["other.com"] }, paused: true });
    await small.changes();
    const preview = await small.client.domains.preview({ text: dirty });
    expect(preview).toMatchObject({
      accepted: [
        { line: 1, name: "shop.com", typed: "shop.com", watched: false, lookalike: false },
        { line: 2, name: "mail.de", typed: "mail.de", watched: true },
        { line: 5, name: "xn--bcher-kva.de", typed: "bücher.de", watched: false },
      ],
      duplicates: [{ line: 4, text: "SHOP.com", name: "shop.com", firstLine: 1 }],
      rejected: [
        { line: 6, text: "exmaple.con", reason: "unknown_suffix" },
        { line: 7, text: "10.0.0.1", reason: "ip_address" },
      ],
      counts: { accepted: 3, fresh: 2, duplicates: 1, rejected: 2 },
      // The one that is paused costs nothing.
      forecast: { domains: 3, perMinute: 4, perDay: 500, firstPass: 0, firstPassDays: 1, thin: false },
    });
    expect(await small.changes()).toEqual([]);
  });

  test("marks names that deceive, in either form", async () => {
    const { accepted } = await small.client.domains.preview({ text: "xn--80ak6aa92e.com\nраypal.com" });
    expect(accepted.map(({ typed, lookalike }) => [typed, lookalike])).toEqual([
      ["аррӏе.com", true],
      ["раypal.com", true],
    ]);
  });

  test("lists the first of very many, and counts them all", async () => {
    const text = Array.from({ length: 1_200 }, (_, n) => `host${n}.com`).join("\n");
    const { accepted, counts } = await small.client.domains.preview({ text });
    expect([accepted.length, counts.accepted, counts.fresh]).toEqual([500, 1_200, 1_200]);
  });

  test("takes practice's names in practice alone", async () => {
    expect((await small.client.domains.preview({ text: "a.example" })).rejected).toMatchObject([
      { reason: "reserved_name" },
    ]);
    using practice = smallService(true);
    expect((await practice.client.domains.preview({ text: "a.example" })).counts.accepted).toBe(1);
    expect((await practice.client.domains.add({ text: "a.example" })).added).toEqual(["a.example"]);
  });
});

describe("adding", () => {
  test("puts a text's domains on the list with their tags, and wakes the watch", async () => {
    expect(await small.client.domains.add({ text: dirty, tags: ["ours"] })).toEqual({
      added: ["shop.com", "mail.de", "xn--bcher-kva.de"],
      already: 0,
      duplicates: 1,
      rejected: 2,
    });
    expect(small.told).toEqual(["tick"]);
    expect(await small.changes()).toEqual([
      {
        type: "changed",
        subjects: expect.arrayContaining(["domains", "watch"]),
        names: ["shop.com", "mail.de", "xn--bcher-kva.de"],
      },
    ]);
    const { rows, total } = await small.client.domains.list({ sort: { by: "name" } });
    expect(total).toBe(3);
    expect(rows).toMatchObject([
      { name: "xn--bcher-kva.de", typed: "bücher.de", tags: ["ours"], standing: "waiting" },
      { name: "mail.de" },
      { name: "shop.com" },
    ]);
  });

  test("what is there already is told apart, gets the tags, and wakes nobody", async () => {
    await small.client.domains.add({ text: "shop.com" });
    await small.changes();
    expect(await small.client.domains.add({ text: "shop.com", tags: ["ours"] })).toMatchObject({
      added: [],
      already: 1,
    });
    expect(small.told).toEqual(["tick"]);
    expect(await small.changes()).toMatchObject([{ names: ["shop.com"] }]);
    expect(await small.client.domains.add({ text: "shop.com" })).toMatchObject({ added: [], already: 1 });
    expect(await small.changes()).toEqual([]);
  });

  test("brings back what was removed, with all that is known of it", async () => {
    await small.client.domains.add({ text: "shop.com", tags: ["ours"] });
    put(store(), "shop.com", { verdict: "malicious", at: small.clock.now() });
    expect(await small.client.domains.remove({ names: ["shop.com"] })).toEqual({ removed: ["shop.com"] });
    await expect(small.client.domains.get({ name: "shop.com" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await small.client.domains.add({ text: "shop.com" });
    expect(await small.client.domains.get({ name: "shop.com" })).toMatchObject({
      standing: "malicious",
      tags: ["ours"],
    });
  });
});

describe("targets", () => {
  beforeEach(async () => {
    await small.client.domains.add({ text: "a.com b.com c.com" });
    await small.client.domains.tag({ targets: { names: ["a.com", "b.com"] }, add: ["ours"] });
    await small.changes();
  });

  test("are names, or all that a filter leaves", async () => {
    const targets = { filter: { tags: ["ours"] } };
    expect(await small.client.domains.pause({ targets, paused: true })).toEqual({ changed: 2 });
    expect(await small.client.domains.pause({ targets, paused: true })).toEqual({ changed: 0 });
    expect(await small.client.domains.estate()).toMatchObject({ total: 3, paused: 2 });
    expect(await small.client.domains.tag({ targets: { filter: {} }, remove: ["ours"] })).toEqual({
      changed: 2,
    });
    expect(await small.client.domains.remove({ names: ["c.com", "never.com"] })).toEqual({
      removed: ["c.com"],
    });
  });

  test("that match nothing are refused, and nothing is told", async () => {
    const none = { names: ["never.com"] };
    await expect(small.client.domains.remove(none)).rejects.toEqual(refused("none_matches", "never.com"));
    await expect(
      small.client.domains.pause({ targets: { filter: { search: "zzz" } }, paused: true }),
    ).rejects.toEqual(refused("none_matches"));
    await expect(small.client.domains.tag({ targets: none, add: ["x"] })).rejects.toEqual(
      refused("none_matches", "never.com"),
    );
    await expect(small.client.domains.checkNow(none)).rejects.toEqual(refused("none_matches", "never.com"));
    expect(await small.changes()).toEqual([]);
  });

  test("that are paused are not checked, and are refused where all of them are", async () => {
    await small.client.domains.pause({ targets: { names: ["a.com"] }, paused: true });
    expect(await small.client.domains.checkNow({ names: ["c.com", "a.com", "b.com"] })).toEqual({
      queued: 2,
    });
    expect(small.told.at(-1)).toBe("check c.com b.com");
    await expect(small.client.domains.checkNow({ names: ["a.com"] })).rejects.toEqual(
      refused("paused", "a.com"),
    );
    await small.client.domains.pause({ targets: { names: ["b.com"] }, paused: true });
    await expect(small.client.domains.checkNow({ names: ["a.com", "b.com"] })).rejects.toEqual(
      refused("paused"),
    );
  });
});

test("a note is kept, and a domain that is not watched takes none", async () => {
  await small.client.domains.add({ text: "a.com" });
  expect(await small.client.domains.note({ name: "a.com", note: "=1+1" })).toEqual({ changed: 1 });
  expect(await small.client.domains.get({ name: "a.com" })).toMatchObject({ note: "=1+1" });
  await expect(small.client.domains.note({ name: "b.com", note: "" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("acknowledging an alert takes its domain from those to look at, and taking it back returns it", async () => {
  await small.client.domains.add({ text: "a.com b.com" });
  const at = small.clock.now();
  putInPass(store(), "a.com", { verdict: "malicious", at: at - 2_000 });
  putInPass(store(), "a.com", { verdict: "clean", at: at - 1_000 });
  small.service.world().index.changed(["a.com"]);
  await small.changes();
  const toLook = async () =>
    (await small.client.domains.list({ filter: { needsLook: true } })).rows.map(({ name }) => name);
  expect(await toLook()).toEqual(["a.com"]);
  const { alerts, total, open } = await small.client.alerts.list({});
  expect([alerts.map(({ kind }) => kind), total, open]).toEqual([["cleared", "turned_malicious"], 2, 2]);
  const { ids } = await small.client.alerts.acknowledge({ name: "a.com" });
  expect(ids).toHaveLength(2);
  expect(await toLook()).toEqual([]);
  expect(await small.changes()).toMatchObject([{ subjects: ["alerts", "domains"], names: ["a.com"] }]);
  expect(await small.client.alerts.list({ open: true })).toEqual({ alerts: [], total: 0, open: 0 });
  expect(await small.client.alerts.acknowledge({ all: true })).toEqual({ ids: [] });
  expect(await small.changes()).toEqual([]);
  expect(await small.client.alerts.reopen({ ids: [...ids] })).toEqual({ ids });
  expect(await toLook()).toEqual(["a.com"]);
});
