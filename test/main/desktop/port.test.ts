import type { MessagePort } from "node:worker_threads";
import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import { mostCalls } from "../../../src/main/desktop/calls.ts";
import { largestCall } from "../../../src/shared/ranges.ts";
import { desktopHere } from "../../support/desktop.ts";
import { clientOver } from "../../support/desktop-client.ts";

/** Another seed, other messages: `BANKEN_SEED=5 npm test -- desktop/port`. */
const seed = Number(process.env.BANKEN_SEED ?? 3);

/** Answers by the call they belong to, as oRPC writes them. */
function answersOf(port: MessagePort) {
  const waiting = new Map<string, (answer: string) => void>();
  port.on("message", (answer: string) => {
    waiting.get(JSON.parse(answer).i)?.(answer);
  });
  return (id: string) => new Promise<string>((resolve) => waiting.set(id, resolve));
}

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
