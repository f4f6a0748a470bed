import { once } from "node:events";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import { mostCalls } from "../../../src/main/desktop/calls.ts";
import { portChannel } from "../../../src/shared/desktop.ts";
import { largestCall } from "../../../src/shared/ranges.ts";
import { desktopHere } from "../../support/desktop.ts";
import { clientOver } from "../../support/desktop-client.ts";
import { StandInContents } from "../../support/electron/contents.ts";
import { bodies } from "../../support/payloads.ts";
import { procedures } from "../../support/procedures.ts";

/** Another seed, another thousand: `BANKEN_SEED=5 npm test -- desktop/port`. */
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

test("1,000 random payloads: a typed error or an answer, never a stack, and it goes on", async () => {
  await using here = await desktopHere();
  const port = here.port();
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
  expect(here.told).toEqual([]);
});

test("what is no message of ours changes nothing, and is answered where it says who asks", async () => {
  await using here = await desktopHere();
  const port = here.port();
  const answerTo = answersOf(port);
  const silent = fc.oneof(
    fc.string(),
    fc.jsonValue(),
    fc.uint8Array({ maxLength: 50 }),
    fc.constantFrom(undefined, null, 1n, new Map([["i", "1"]]), { i: "1", p: { u: "/settings/get" } }),
    fc.constantFrom("{}", "[]", '{"i":1}', '{"i":{}}', '{"i":"A B"}', '{"__proto__":{"i":"1"}}', "\ud800"),
  );
  for (const each of fc.sample(silent, { numRuns: 300, seed })) port.postMessage(each);

  const wrong = [
    { p: { u: "http://evil.com/settings/get" } },
    { p: { u: "//evil.com/settings" } },
    { p: { u: "/settings/get?x" } },
    { p: { u: "/settings/../settings/get" } },
    { p: { u: 7 } },
    { p: null },
    { t: 3, p: { e: "message", d: 1 } },
    { t: 9, p: { u: "/settings/get" } },
    {},
  ];
  for (const [n, each] of wrong.entries()) {
    const answer = answerTo(`w${n}`);
    port.postMessage(JSON.stringify({ i: `w${n}`, ...each }));
    expect(JSON.parse(await answer).p, JSON.stringify(each)).toMatchObject({
      s: 400,
      b: { json: { code: "BAD_REQUEST" } },
    });
  }
  const none = answerTo("n");
  port.postMessage(JSON.stringify({ i: "n", p: { u: "/no/such" } }));
  expect(JSON.parse(await none).p).toMatchObject({ s: 404, b: { json: { code: "NOT_FOUND" } } });
  const large = answerTo("l");
  port.postMessage(`{"i":"l","p":{"u":"/domains/add","b":"${"a".repeat(largestCall)}"}}`);
  expect(JSON.parse(await large).p).toMatchObject({ s: 413, b: { json: { code: "PAYLOAD_TOO_LARGE" } } });

  // A stream that it would bring itself, headers and a method have no part in it.
  const more = answerTo("h");
  const headers = { "content-type": "text/event-stream", "last-event-id": "1" };
  port.postMessage(JSON.stringify({ i: "h", p: { u: "/settings/get", m: "GET", h: headers } }));
  expect(JSON.parse(await more).p.b.json).toMatchObject({ practice: true });
  expect(here.told).toEqual([]);
});

test("a port of anybody but the window's own page is closed", async () => {
  await using here = await desktopHere();
  const { webContents: sender } = here.window;
  const { mainFrame } = sender;
  const stranger = new StandInContents();
  await stranger.loadURL("app://banken/");
  const frame = (other: object) => ({ origin: "app://banken", detached: false, parent: null, ...other });
  const foreign = [
    { sender: stranger, senderFrame: stranger.mainFrame },
    { sender, senderFrame: null },
    { sender, senderFrame: frame({ parent: mainFrame }) },
    { sender, senderFrame: frame({ detached: true }) },
    ...[
      "https://evil.com",
      "app://other",
      "app://banken.evil.com",
      "app://banken/",
      "null",
      "file://",
      "",
    ].map((origin) => ({ sender, senderFrame: frame({ origin }) })),
  ];
  for (const from of foreign) {
    const { port1, port2 } = new MessageChannel();
    const closed = once(port1, "close");
    here.stage.sends(portChannel, from, [port2]);
    await closed;
  }
  const [one, two] = [new MessageChannel(), new MessageChannel()];
  const closed = Promise.all([once(one.port1, "close"), once(two.port1, "close")]);
  here.stage.sends(portChannel, { sender, senderFrame: mainFrame }, [one.port2, two.port2]);
  await closed;
  here.stage.sends(portChannel, { sender, senderFrame: mainFrame }, []);
  expect((await clientOver(here.port()).settings.get()).practice).toBe(true);
});

test("a port that closes breaks off what was under way over it", async () => {
  await using here = await desktopHere();
  const port = here.port();
  const stream = await clientOver(port).changes.stream();
  expect((await stream.next()).value).toMatchObject({ type: "hello" });
  const next = stream.next();
  port.close();
  await expect(next).rejects.toThrow();
});

test("more calls at a time than a page may have are refused with a typed error, and those under way go on", async () => {
  await using here = await desktopHere();
  const port = here.port();
  const client = clientOver(port);
  const open = async () => {
    const broken = new AbortController();
    const stream = await client.changes.stream(undefined, { signal: broken.signal });
    await stream.next();
    return { broken, stream };
  };
  const streams = await Promise.all(Array.from({ length: mostCalls }, open));
  for (const refused of [client.changes.stream(), client.settings.get(), client.domains.estate()])
    await expect(refused).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS", status: 429 });

  // Each that ends, by whichever side, makes room for another.
  streams[0]?.broken.abort();
  await vi.waitFor(async () => expect((await client.settings.get()).practice).toBe(true), {
    timeout: 20_000,
  });
  const more = await open();
  await expect(client.settings.get()).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  await more.stream.return?.();
  await vi.waitFor(async () => expect((await client.settings.get()).practice).toBe(true), {
    timeout: 20_000,
  });

  // What is over does not count, however much of it there was.
  for (let n = 0; n < 3 * mostCalls; n += 1) await client.settings.get();
  const next = streams[1]?.stream.next();
  await client.settings.set({ staleAfterDays: 31 });
  expect((await next)?.value).toMatchObject({ type: "changed" });

  // Another page has its own.
  expect((await clientOver(here.port()).settings.get()).staleAfterDays).toBe(31);
  expect(here.told).toEqual([]);
});

test("calls that are answered at once are never too many, however fast they come", async () => {
  await using here = await desktopHere();
  const client = clientOver(here.port());
  const came = await Promise.all(Array.from({ length: 4 * mostCalls }, () => client.domains.list({})));
  expect(came).toHaveLength(4 * mostCalls);
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
