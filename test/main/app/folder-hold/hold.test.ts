import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { takeHold, whoHolds } from "../../../../src/main/app/folder-hold/hold.ts";
import { processStart } from "../../../../src/main/app/folder-hold/process-start.ts";
import { temporaryFolder } from "../../../support/folder.ts";
import { ask } from "../../../support/http.ts";
import { type ServedHere, serveHere } from "../../../support/served.ts";

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
let dataDir: string;
beforeEach(() => {
  folder = temporaryFolder();
  dataDir = join(folder.path, "data");
  path = join(dataDir, "serve.lock");
  mkdirSync(dataDir);
});
afterEach(() => folder[Symbol.dispose]());

const secret = "s".repeat(43);
const mine = { host: "desktop", port: 9, startedAt: 0, secret } as const;

/** The number of a process that is no more. */
async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await new Promise((resolve) => child.once("exit", resolve));
  return child.pid ?? 0;
}

function lockOf(some: object) {
  writeFileSync(path, JSON.stringify({ pid: process.pid, ...mine, ...some }));
}

describe("a folder that is served", () => {
  let served: ServedHere;
  beforeEach(async () => {
    served = await serveHere({ folder: folder.path });
  });
  afterEach(() => served.close());

  test("has a lock that its owner alone may read, until it is not served any more", async () => {
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual({
      host: "serve",
      pid: process.pid,
      began: processStart(process.pid),
      port: served.port,
      startedAt: expect.any(Number),
      secret: expect.stringMatching(/^[\w-]{43}$/),
    });
    await served.close();
    expect(existsSync(path)).toBe(false);
    expect(await whoHolds(dataDir)).toBeNull();
  });

  test("is not served twice: the second is told who, since when, and an address that opens the first", async () => {
    const before = readFileSync(path, "utf8");
    const holder = await takeHold(dataDir, mine);
    expect(holder).toEqual({
      host: "serve",
      pid: process.pid,
      port: served.port,
      lock: path,
      answers: true,
      startedAt: JSON.parse(before).startedAt,
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/),
    });
    if (!("url" in holder) || holder.url === null) throw new Error("no address");
    const visited = await ask(served.port, { path: holder.url.slice(served.origin.length) });
    expect(visited.headers["set-cookie"]).toHaveLength(1);
    expect(readFileSync(path, "utf8")).toBe(before);
    await expect(serveHere({ folder: folder.path })).rejects.toThrow(
      `process ${process.pid} serves it already`,
    );
    await expect(serveHere({ folder: folder.path, port: served.port })).rejects.toThrow("serves it already");
  });

  test("tells nobody an address who does not show the secret, and answers in a way that shows it", async () => {
    lockOf({ port: served.port, secret: "wrong".repeat(9) });
    // To that lock nobody answers: it is a dead one's, and ours now.
    const hold = await takeHold(dataDir, mine);
    expect(hold).toHaveProperty("release");
  });
});

describe("a lock that was left behind", () => {
  test("by a process that is no more is taken over", async () => {
    lockOf({ pid: await deadProcess(), port: 9 });
    const hold = await takeHold(dataDir, mine);
    expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ pid: process.pid, ...mine });
    if (!("release" in hold)) throw new Error("not held");
    hold.release();
    expect(existsSync(path)).toBe(false);
  });

  test("whose port is a stranger's now is taken over, and the stranger is not believed", async () => {
    const asked: string[] = [];
    const stranger = createServer((request, response) => {
      asked.push(JSON.stringify(request.headers));
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ url: "http://evil.example/", proof: "A".repeat(43) }));
    });
    await new Promise<void>((resolve) => stranger.listen(0, "127.0.0.1", resolve));
    lockOf({ port: (stranger.address() as AddressInfo).port });
    expect(await takeHold(dataDir, mine)).toHaveProperty("release");
    expect(asked).toHaveLength(1);
    expect(asked[0]).not.toContain(secret);
    stranger.close();
  });

  test.each([["{"], [""], ["null"], ['{"pid":0}'], ['{"pid":1,"port":70000,"startedAt":0,"secret":""}']])(
    "and holds %s is taken over",
    async (text) => {
      writeFileSync(path, text);
      expect(await takeHold(dataDir, mine)).toHaveProperty("release");
    },
  );

  test("is taken over by one of many that find it at the same time", async () => {
    lockOf({ pid: await deadProcess() });
    const all = await Promise.all(
      Array.from({ length: 8 }, () => serveHere({ folder: folder.path }).catch(() => null)),
    );
    const held = all.filter((each) => each !== null);
    expect(held).toHaveLength(1);
    expect(JSON.parse(readFileSync(path, "utf8")).port).toBe(held[0]?.port);
    await held[0]?.close();
  });
});

/** A process that lives until it hears something. */
async function livingProcess() {
  const child = spawn(process.execPath, ["-e", "process.stdin.on('data', () => process.exit())"], {
    stdio: ["pipe", "ignore", "ignore"],
  });
  await new Promise((resolve) => child.once("spawn", resolve));
  return { pid: child.pid ?? 0, end: () => child.stdin.end("end"), [Symbol.dispose]: () => child.kill() };
}

/** A server that takes whatever comes and never answers. */
async function silentServer() {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  return {
    port: (silent.address() as AddressInfo).port,
    [Symbol.dispose]() {
      silent.closeAllConnections();
      silent.close();
    },
  };
}

/** Longer than anybody would wait, in ms: who waits for it does not come to the end of the test. */
const forEver = 10 * 60_000;

describe("a lock whose process's number is another process's now", () => {
  test.each([
    ["our own", () => process.pid],
    ["our own, from before the boot", () => process.pid, "another-boot 1"],
  ])("(%s) is taken over, though somebody silent listens on its port", async (_, pid, began?: string) => {
    using silent = await silentServer();
    lockOf({ pid: pid(), port: silent.port, began: began ?? null });
    expect(await takeHold(dataDir, mine, forEver)).toHaveProperty("release");
  });

  test.skipIf(processStart(process.pid) === null)(
    "(a stranger's) is taken over (where the system tells when a process began)",
    async () => {
      using stranger = await livingProcess();
      using silent = await silentServer();
      const began = processStart(stranger.pid)?.replace(/\d+$/, (ticks) => String(Number(ticks) - 1));
      lockOf({ pid: stranger.pid, port: silent.port, began });
      expect(await takeHold(dataDir, mine, forEver)).toHaveProperty("release");
      // Nobody listens: that is known at once.
      lockOf({ pid: stranger.pid, began });
      expect(await takeHold(dataDir, mine, forEver)).toHaveProperty("release");
    },
  );
});

describe("who holds a folder looks around", () => {
  async function held() {
    const hold = await takeHold(dataDir, mine);
    if (!("release" in hold)) throw new Error("not held");
    return hold;
  }

  test("and hears where another has taken it over", async () => {
    const hold = await held();
    lockOf({ port: 10 });
    await hold.lost;
  });

  test("and puts its lock back where somebody has taken it away", async () => {
    const hold = await held();
    const text = readFileSync(path, "utf8");
    rmSync(path);
    while (!existsSync(path)) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(readFileSync(path, "utf8")).toBe(text);
    hold.release();
  });
});

test("a hold that is not ours any more is not given free", async () => {
  const hold = await takeHold(dataDir, mine);
  lockOf({ port: 10 });
  if (!("release" in hold)) throw new Error("not held");
  hold.release();
  expect(existsSync(path)).toBe(true);
});

test("one that is about to end is waited for", async () => {
  using ending = await livingProcess();
  lockOf({ pid: ending.pid, began: processStart(ending.pid) });
  const held = takeHold(dataDir, mine, forEver);
  ending.end();
  expect(await held).toHaveProperty("release");
});

test("one that lives and does not answer is not pushed aside", async () => {
  using living = await livingProcess();
  using silent = await silentServer();
  for (const began of [processStart(living.pid), null]) {
    lockOf({ pid: living.pid, began, port: silent.port, startedAt: 7 });
    const { port } = silent;
    const holder = { host: "desktop", pid: living.pid, port, lock: path, startedAt: 7 };
    expect(await takeHold(dataDir, mine, 200)).toEqual({ ...holder, answers: false, url: null });
  }
});
