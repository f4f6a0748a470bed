import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { MessagePort } from "node:worker_threads";
import Database from "better-sqlite3";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { starterDomains } from "../../../src/main/virustotal/practice/server.ts";
import { goChannel } from "../../../src/shared/desktop.ts";
import { type BuiltDesktop, builtDesktop } from "../../support/built-desktop.ts";
import { banken, key } from "../../support/command.ts";
import { clientOver } from "../../support/desktop-client.ts";
import type { Sender } from "../../support/electron/channel.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { bodies } from "../../support/payloads.ts";
import { procedures } from "../../support/procedures.ts";

/** Another seed, another thousand: `BANKEN_SEED=5 npm test -- desktop/built`. */
const seed = Number(process.env.BANKEN_SEED ?? 3);
const payloads = 1_000;

const typed = new Set(["BAD_REQUEST", "NOT_FOUND", "REFUSED", "STORE", "PAYLOAD_TOO_LARGE"]);
const trace = /\bat \S+ \(|:\d+:\d+|node_modules|\/src\/main\/|better-sqlite3|SqliteError/;

/** Answers by the call they belong to, as oRPC writes them. */
function answersOf(port: MessagePort) {
  const waiting = new Map<string, (answer: string) => void>();
  port.on("message", (answer: string) => {
    waiting.get(JSON.parse(answer).i)?.(answer);
  });
  return (id: string) => new Promise<string>((resolve) => waiting.set(id, resolve));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const patience = { timeout: 30_000, interval: 100 };
const day = 86_400_000;

describe("what is built, as a whole on the stand-in, in practice", () => {
  const folder = temporaryFolder();
  const bad = "free-prize.example";
  const database = join(folder.path, "practice/banken.sqlite");
  let desktop: BuiltDesktop;
  beforeAll(async () => {
    // Malicious on every day of its life. On an empty list practice would put others besides.
    expect((await banken(["add", "--practice", "--data-dir", folder.path, bad])).status).toBe(0);
    desktop = await builtDesktop({ dataDir: folder.path });
  });
  afterAll(async () => {
    await desktop[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });
  const fetched = async (address: string) =>
    (await desktop.tell({ does: "fetch", address })) as { status: number; text: string };

  test("serves its window and the contract", async () => {
    const page = await fetched("app://banken/domains");
    const [, script = ""] = /src="(\/assets\/[^"]+\.js)"/.exec(page.text) ?? [];
    expect((await fetched(`app://banken${script}`)).status).toBe(200);
    expect(await clientOver(await desktop.port()).settings.get()).toMatchObject({ practice: true });
    expect(existsSync(database)).toBe(true);
  });

  test("a malicious domain turns the tray and raises one notification, whose click shows it", async () => {
    await vi.waitFor(
      async () => expect((await desktop.look()).trays[0]?.icon).toMatch(/malicious/),
      patience,
    );
    const { trays } = await desktop.look();
    expect(trays).toMatchObject([{ tooltip: expect.stringMatching(/malicious/), destroyed: false }]);
    await vi.waitFor(async () => expect((await desktop.look()).notifications).not.toEqual([]), patience);
    const { notifications } = await desktop.look();
    const [first] = notifications;
    expect(notifications).toHaveLength(1);
    expect(first).toMatchObject({ shown: true, title: expect.stringMatching(/malicious/) });
    expect(`${first?.title} ${first?.body}`).toContain(bad);

    // That the window is only hidden is notified as well, after it.
    await desktop.tell({ does: "close_window" });
    const { windows } = await desktop.look();
    expect(windows).toMatchObject([{ visible: false, destroyed: false, sent: [] }]);
    await desktop.tell({ does: "click", notification: 0 });
    const [window] = (await desktop.look()).windows;
    expect([window?.visible, window?.sent]).toEqual([true, [[goChannel, `/domains/${bad}`]]]);
  });

  test("a second start shows the domain of its link in the first, and opens nothing itself", async () => {
    using other = temporaryFolder();
    const second = await builtDesktop({ dataDir: join(other.path, "data"), before: { held: true } });
    expect([await second.status, second.said()]).toEqual([0, ""]);
    expect(existsSync(join(other.path, "data"))).toBe(false);

    await desktop.tell({ does: "close_window" });
    await desktop.tell({ does: "again", given: "banken://domain/example.com" });
    const [window] = (await desktop.look()).windows;
    expect([window?.visible, window?.sent.at(-1)]).toEqual([true, [goChannel, "/domains/example.com"]]);
    const before = window?.sent.length;
    for (const given of ["banken://domain/../settings", { given: 1 }, 7, null])
      await desktop.tell({ does: "again", given });
    expect((await desktop.look()).windows[0]?.sent).toHaveLength(before ?? 0);
  });

  test("a machine that slept for a month asks about what became due as soon as it wakes", async () => {
    const client = clientOver(await desktop.port());
    await vi.waitFor(async () => expect((await client.watch.state()).pass).toBeNull(), patience);
    const asleep = (await client.watch.state()).now;
    await desktop.tell({ does: "sleep" });
    await desktop.tell({ does: "wake", after: 30 * day });
    await vi.waitFor(async () => {
      const { rows } = await client.domains.list({ sort: { by: "checked", descending: true }, limit: 5 });
      expect(rows[0]?.checkedAt).toBeGreaterThan(asleep + 30 * day - 1);
    }, patience);
  });

  test("1,000 random payloads at its port: a typed error or an answer, never a stack, and it goes on", async () => {
    const port = await desktop.port();
    const answerTo = answersOf(port);
    // Folders of this machine are no place for what chance comes up with; other worlds are payloads.test.ts's.
    const all = procedures().filter(({ path: [part] }) => part !== "data" && part !== "practice");
    const calls = all.flatMap(({ path, input }, n) =>
      fc
        .sample(bodies(input), { numRuns: Math.ceil(payloads / all.length), seed: seed + n })
        .map((body) => ({ path: path.join("/"), body })),
    );
    expect(calls.length).toBeGreaterThanOrEqual(payloads);
    const seen = new Set<string>();
    for (const [n, { path, body }] of calls.entries()) {
      const id = n.toString(36);
      const answer = answerTo(id);
      // A body that is no JSON makes the whole message none, to which nobody can answer.
      port.postMessage(`{"i":"${id}","p":{"u":"/${path}","b":${body}}}`);
      if (!isJson(body)) continue;
      const text = await answer;
      const told = `seed ${seed}, ${path} of ${body}: ${text.slice(0, 500)}`;
      expect(text, told).not.toMatch(trace);
      const { s: status = 200, b } = JSON.parse(text).p;
      seen.add(status === 200 ? "answer" : b.json.code);
      if (status !== 200) expect(typed, told).toContain(b.json.code);
      if (path.endsWith("/stream")) port.postMessage(JSON.stringify({ i: id, t: 4 }));
    }
    expect([...seen].sort()).toEqual(expect.arrayContaining(["BAD_REQUEST", "answer"]));
    expect((await clientOver(port).settings.get()).practice).toBe(true);
  });

  test("a port of anybody but its window's own page is closed", async () => {
    const origins = [
      "https://evil.com",
      "app://other",
      "app://banken.evil.com",
      "app://banken/",
      "null",
      "file://",
      "",
    ];
    const foreign: Sender[] = [
      "stranger",
      "gone",
      "frame",
      "detached",
      ...origins.map((origin) => ({ origin })),
    ];
    for (const from of foreign) {
      const [port] = await desktop.ports(from, 1);
      await once(port as MessagePort, "close");
    }
    // Two at once, or none.
    const two = await desktop.ports("page", 2);
    await Promise.all(two.map((port) => once(port, "close")));
    await desktop.ports("page", 0);
    expect((await clientOver(await desktop.port()).settings.get()).practice).toBe(true);
  });

  test("ends in good order in the middle of a pass, which is taken up at the next start", async () => {
    const client = clientOver(await desktop.port());
    // Chance may have paused it.
    await client.watch.resume();
    // More than a minute's quota, so that it is under way for a while.
    await client.domains.add({ text: starterDomains.join("\n"), tags: [] });
    await vi.waitFor(async () => expect((await client.watch.state()).pass).not.toBeNull(), patience);
    await desktop.tell({ does: "quit" });
    expect([await desktop.status, desktop.said()]).toEqual([0, ""]);
    const db = new Database(database, { readonly: true });
    try {
      expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
      expect(db.prepare("SELECT count(*) AS n FROM pass WHERE finished_at IS NULL").get()).toEqual({ n: 1 });
    } finally {
      db.close();
    }
    await using again = await builtDesktop({ dataDir: folder.path });
    const anew = clientOver(await again.port());
    await vi.waitFor(async () => {
      const { passes } = await anew.watch.passes({ limit: 10 });
      expect(passes.filter(({ finishedAt }) => finishedAt === null)).toEqual([]);
    }, patience);
  });
});

test("what is built goes on with damaged settings, and with a key that another password store has locked", async () => {
  using folder = temporaryFolder();
  const dataDir = join(folder.path, "data");
  {
    await using desktop = await builtDesktop({ args: [], dataDir, before: { backend: "gnome_libsecret" } });
    const client = clientOver(await desktop.port());
    await client.key.set({ key });
    expect(await client.key.state()).toMatchObject({ source: "stored" });
  }
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(join(dataDir, "settings.json"), '{"practice": tru');
  await using desktop = await builtDesktop({ args: [], dataDir, before: { backend: "kwallet6" } });
  const client = clientOver(await desktop.port());
  expect(await client.key.state()).toMatchObject({ source: "lost" });
  expect(await client.settings.get()).toMatchObject({ practice: false });
  const kept = readdirSync(dataDir).filter((name) => name.startsWith("settings.damaged-"));
  expect(kept).toHaveLength(1);
  expect(desktop.said()).toContain("settings.json");
  expect(desktop.said()).not.toContain(key);
});

test("what is built goes on where nobody reads what it says: the terminal that it was started from is closed", async () => {
  using folder = temporaryFolder();
  writeFileSync(join(folder.path, "settings.json"), '{"practice": tru');
  await using desktop = await builtDesktop({ dataDir: folder.path, unheard: true });
  expect((await clientOver(await desktop.port()).settings.get()).practice).toBe(true);
  await desktop.tell({ does: "quit" });
  expect(await desktop.status).toBe(0);
});
