import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createSessions } from "../../../../src/main/headless/serve/sessions.ts";
import { ask } from "../../../support/http.ts";
import { realService } from "../../../support/real-service.ts";
import { type ServedHere, serveHere } from "../../../support/served.ts";

/** A client that says what it wants, byte by byte, and hears all that comes back. */
function raw(port: number): {
  readonly socket: Socket;
  readonly heard: Promise<string>;
  opened: Promise<void>;
} {
  const socket = connect(port, "127.0.0.1");
  let text = "";
  const opened = new Promise<void>((resolve) => socket.once("connect", resolve));
  const heard = new Promise<string>((resolve) => {
    socket.on("data", (part) => {
      text += part;
    });
    socket.on("error", () => {});
    socket.once("close", () => resolve(text));
  });
  return { socket, heard, opened };
}

async function hello(served: ServedHere, cookie: string, signal?: AbortSignal) {
  const stream = await served
    .client(cookie)
    .changes.stream(undefined, signal === undefined ? {} : { signal });
  const first = await stream.next();
  expect(first.value).toMatchObject({ type: "hello" });
  return stream;
}

describe("what is no HTTP", () => {
  test.each([
    ["nonsense", "nonsense\r\n\r\n"],
    ["a head without end", `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ${"x".repeat(70_000)}`],
    ["two lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"],
    [
      "a length and pieces",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
    ["a negative length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n"],
    ["a zero byte in a header", "GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n"],
    ["a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n"],
  ])("such as %s ends its connection, and nobody else's", async (_, text) => {
    await using served = await serveHere();
    const stranger = raw(served.port);
    stranger.socket.end(text);
    expect(await stranger.heard).toMatch(/^$|^HTTP\/1\.1 4\d\d /);
    expect((await served.ask({})).status).toBe(401);
  });

  test("an upgrade to another protocol is not made", async () => {
    await using served = await serveHere();
    const answer = await served.ask({
      headers: [
        ["Connection", "Upgrade"],
        ["Upgrade", "websocket"],
        ["Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA=="],
        ["Sec-WebSocket-Version", "13"],
      ],
    });
    expect(answer.status).toBe(401);
  });
});

test("those who are slow hold no more than there is room for, and do not keep others out", async () => {
  await using served = await serveHere();
  // One of them was answered before, and is silent since then.
  const idle = raw(served.port);
  idle.socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${served.port}\r\n\r\n`);
  await new Promise((resolve) => idle.socket.once("data", resolve));
  const listening = await hello(served, await served.signIn());
  const slow = [];
  for (let n = 0; n < 300; n += 1) {
    const one = raw(served.port);
    await one.opened;
    one.socket.write(`POST /rpc/key/state HTTP/1.1\r\nHost: 127.0.0.1:${served.port}\r\n`);
    slow.push(one);
  }
  expect((await served.ask({})).status).toBe(401);
  // Those who had waited longest went, and a window that listens stays.
  expect(await idle.heard).toMatch(/^HTTP\/1\.1 401 /);
  expect(await slow[0]?.heard).toBe("");
  served.service.changes.tell(["data"]);
  expect((await listening.next()).value).toMatchObject({ subjects: ["data"] });
  for (const { socket } of slow) socket.destroy();
});

test("who does not send a whole head is sent away, and not waited for long", async () => {
  await using served = await serveHere();
  const silent = raw(served.port);
  await silent.opened;
  silent.socket.write("GET / HTTP/1.1\r\n");
  expect(await silent.heard).toMatch(/^HTTP\/1\.1 408 /);
});

test("a call that is broken off before its end is nobody's mistake", async () => {
  await using served = await serveHere();
  const cookie = await served.signIn();
  const caller = raw(served.port);
  caller.socket.write(
    [
      "POST /rpc/key/state HTTP/1.1",
      `Host: 127.0.0.1:${served.port}`,
      `Origin: ${served.origin}`,
      `Cookie: ${cookie}`,
      "Content-Type: application/json",
      "Expect: 100-continue",
      "Content-Length: 100",
      "",
      '{"json"',
    ].join("\r\n"),
  );
  await new Promise((resolve) => caller.socket.once("data", resolve));
  caller.socket.destroy();
  expect(await caller.heard).toMatch(/^HTTP\/1\.1 100 Continue/);
  expect(await served.client(cookie).key.state()).toMatchObject({ source: "none" });
  expect(served.mistakes).toEqual([]);
});

test("a window that was open before waits until the service runs", async () => {
  const started = Promise.withResolvers<void>();
  const dataDir = Promise.withResolvers<string>();
  const serving = serveHere({
    start: async (folder) => {
      dataDir.resolve(folder);
      await started.promise;
      return realService(folder);
    },
  });
  const { key, port } = JSON.parse(readFileSync(join(await dataDir.promise, "serve-session"), "utf8"));
  const current = () => ({ bytes: Buffer.from(key, "base64url"), over: new AbortController().signal });
  const [pair] = createSessions(current, port, Date.now).begin().split(";");
  const answer = ask(port, {
    method: "POST",
    path: "/rpc/key/state",
    body: "{}",
    headers: [
      ["Cookie", pair ?? ""],
      ["Origin", `http://127.0.0.1:${port}`],
      ["Content-Type", "application/json"],
    ],
  });
  // The page does not wait: it says by itself how things stand.
  expect((await ask(port, { headers: [["Cookie", pair ?? ""]] })).status).toBe(200);
  started.resolve();
  await using served = await serving;
  expect(served.port).toBe(port);
  expect((await answer).status).toBe(200);
});

describe("streams", () => {
  test("are counted: the one too many is refused, and one that ends makes room", async () => {
    await using served = await serveHere();
    const cookies = await Promise.all(Array.from({ length: 8 }, () => served.signIn()));
    const cookie = cookies[0] ?? "";
    const open = await Promise.all(cookies.flatMap((each) => [1, 2, 3, 4].map(() => hello(served, each))));
    expect(open).toHaveLength(32);
    await expect(hello(served, cookie)).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS", status: 429 });
    // The contract itself is still there for all of them.
    expect(await served.client(cookie).key.state()).toMatchObject({ source: "none" });
    await open[0]?.return();
    let again: Awaited<ReturnType<typeof hello>> | null = null;
    while (again === null) again = await hello(served, cookie).catch(() => null);
    await Promise.all([...open.slice(1), again].map((stream) => stream.return()));
  });

  test("of one browser leave it a connection: the sixth ends the one that was opened first", async () => {
    await using served = await serveHere();
    const [cookie, other] = [await served.signIn(), await served.signIn()];
    const open = [];
    for (let n = 0; n < 5; n += 1) open.push(await hello(served, cookie));
    const others = await hello(served, other);
    const first = open[0]?.next();
    const sixth = await hello(served, cookie);
    // It is told why, so that it does not come back at once and end the next.
    expect((await first)?.value).toEqual({ type: "replaced" });
    expect(await open[0]?.next()).toMatchObject({ done: true });
    // All the others still hear what changes.
    const told = [...open.slice(1), sixth, others].map((stream) => stream.next());
    served.service.changes.tell(["data"]);
    for (const each of await Promise.all(told)) expect(each.value).toMatchObject({ subjects: ["data"] });
  });

  test("end with the server, at once and in good order", async () => {
    const served = await serveHere();
    const cookie = await served.signIn();
    const stream = await hello(served, cookie);
    const next = stream.next();
    await served.close();
    expect(await next).toMatchObject({ done: true });
    await expect(served.ask({})).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  test("end with their window", async () => {
    let open = 0;
    await using served = await serveHere({
      start: async (dataDir) => {
        const service = await realService(dataDir);
        return {
          ...service,
          changes: {
            ...service.changes,
            async *stream(signal) {
              open += 1;
              try {
                yield* service.changes.stream(signal);
              } finally {
                open -= 1;
              }
            },
          },
        };
      },
    });
    const gone = new AbortController();
    const stream = await hello(served, await served.signIn(), gone.signal);
    expect(open).toBe(1);
    gone.abort();
    await stream.return().catch(() => {});
    while (open > 0) await new Promise((resolve) => setImmediate(resolve));
  });
});

describe("a mistake of ours", () => {
  test("is told to the window as one, without what it was, and to us in full", async () => {
    const secret = "the key, say, or a line of the code";
    await using served = await serveHere({
      start: async (dataDir) => ({
        ...(await realService(dataDir)),
        settings: {
          get: () => {
            throw new Error(secret);
          },
          set: () => ({ language: secret }) as never,
        },
      }),
    });
    const cookie = await served.signIn();
    for (const path of ["/rpc/settings/get", "/rpc/settings/set"]) {
      const { status, text } = await served.ask({
        method: "POST",
        path,
        body: '{"json":{}}',
        headers: [
          ["Cookie", cookie],
          ["Origin", served.origin],
          ["Content-Type", "application/json"],
        ],
      });
      expect([status, JSON.parse(text)]).toEqual([
        500,
        {
          json: {
            defined: false,
            code: "INTERNAL_SERVER_ERROR",
            status: 500,
            message: "Internal Server Error",
          },
        },
      ]);
    }
    expect(served.mistakes.map(({ procedure }) => procedure)).toEqual(["settings.get", "settings.set"]);
    expect(served.mistakes[0]?.thrown).toMatchObject({ message: secret });
  });
});

test("only this machine is answered: nothing listens on its other addresses", async () => {
  await using served = await serveHere();
  const other = connect(served.port, "::1");
  const came = await new Promise((resolve) => {
    other.once("error", ({ code }: NodeJS.ErrnoException) => resolve(code));
    other.once("connect", () => resolve("connected"));
  });
  other.destroy();
  expect(came).not.toBe("connected");
});
