import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { signOutAll } from "../../../../src/main/headless/serve/session-file.ts";
import { createSessions, longestSession, sessionLife } from "../../../../src/main/headless/serve/sessions.ts";
import { createTokens, tokenLife } from "../../../../src/main/headless/serve/tokens.ts";
import { temporaryFolder } from "../../../support/folder.ts";
import type { Answer } from "../../../support/http.ts";
import { type ServedHere, serveHere } from "../../../support/served.ts";

const day = 86_400_000;

function letIn({ status, text, headers }: Answer): boolean {
  expect(status === 200 ? "in" : status).toBe(text.includes("Open Banken") ? "in" : 401);
  expect(headers["set-cookie"] !== undefined).toBe(status === 200);
  return status === 200;
}

async function isIn(served: ServedHere, cookie: string): Promise<boolean> {
  const { status } = await served.ask({ headers: [["Cookie", cookie]] });
  expect([200, 401]).toContain(status);
  return status === 200;
}

describe("an address with a token", () => {
  test("is exchanged for a cookie that scripts and other sites never see, and goes on to the window", async () => {
    await using served = await serveHere();
    const visit = served.visit();
    expect(visit).toMatch(/^\/\?token=[\w-]{43}$/);
    const answer = await served.ask({ path: visit });
    const [set] = answer.headers["set-cookie"] ?? [];
    expect(set).toMatch(
      new RegExp(`^banken-${served.port}=[^;]+; HttpOnly; SameSite=Strict; Path=/; Max-Age=2592000$`),
    );
    expect(answer.text).toContain(`content="0; url=${served.origin}/"`);
    expect(answer.text).not.toContain(visit.slice(8));
    expect(await isIn(served, set?.split(";")[0] ?? "")).toBe(true);
  });

  test("is good for one visit", async () => {
    await using served = await serveHere();
    const visit = served.visit();
    expect(letIn(await served.ask({ path: visit }))).toBe(true);
    expect(letIn(await served.ask({ path: visit }))).toBe(false);
    // Visited once more by the browser that it let in, it still leads to the window.
    const cookie = await served.signIn();
    const again = await served.ask({ path: visit, headers: [["Cookie", cookie]] });
    expect(again).toMatchObject({
      status: 200,
      headers: expect.not.objectContaining({ "set-cookie": expect.anything() }),
    });
  });

  test("is good for one of two visits that come together", async () => {
    await using served = await serveHere();
    const visit = served.visit();
    const all = await Promise.all([1, 2, 3, 4].map(() => served.ask({ path: visit })));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test("is good for ten minutes", async () => {
    await using served = await serveHere();
    const [early, late] = [served.visit(), served.visit()];
    served.later(tokenLife - 1_000);
    expect(letIn(await served.ask({ path: early }))).toBe(true);
    served.later(1_000);
    expect(letIn(await served.ask({ path: late }))).toBe(false);
  });

  test("is not guessed, and not used up by who may not use it", async () => {
    await using served = await serveHere();
    const visit = served.visit();
    for (const token of ["", "x", visit.slice(8, -1), `${visit.slice(8)}A`, "A".repeat(43)])
      expect(letIn(await served.ask({ path: `/?token=${token}` }))).toBe(false);
    const away = async (headers: readonly (readonly [string, string])[], method = "GET") =>
      (await served.ask({ path: visit, headers, method })).status;
    expect(await away([], "HEAD")).toBe(405);
    expect(await away([["Host", "evil.example"]])).toBe(421);
    expect(await away([["Origin", "https://evil.example"]])).toBe(403);
    expect(
      await away([
        ["Sec-Fetch-Dest", "image"],
        ["Sec-Fetch-Site", "cross-site"],
      ]),
    ).toBe(404);
    expect(letIn(await served.ask({ path: visit }))).toBe(true);
  });

  test("opens from a page, a mail program or a terminal alike", async () => {
    await using served = await serveHere();
    for (const site of ["none", "cross-site", "same-site", "same-origin"])
      expect(
        letIn(
          await served.ask({
            path: served.visit(),
            headers: [
              ["Sec-Fetch-Site", site],
              ["Sec-Fetch-Dest", "document"],
              ["Sec-Fetch-Mode", "navigate"],
            ],
          }),
        ),
      ).toBe(true);
  });

  test("gives way where very many were asked for", () => {
    const tokens = createTokens(() => 0);
    const all = Array.from({ length: 20 }, tokens.issue);
    expect(all.map(tokens.use)).toEqual(all.map((_, n) => n >= 4));
  });
});

describe("a session", () => {
  const over = new AbortController().signal;
  const keyOf = (byte: number) => () => ({ bytes: Buffer.alloc(32, byte), over });
  const key = keyOf(7);

  test("ends after thirty days without a visit, and is renewed by a page load and by a call", async () => {
    await using served = await serveHere();
    const cookie = await served.signIn();
    served.later(day - 60_000);
    expect((await served.ask({ headers: [["Cookie", cookie]] })).headers["set-cookie"]).toBeUndefined();
    served.later(20 * day);
    const renewed = await served.ask({ headers: [["Cookie", cookie]] });
    const fresh = renewed.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
    expect(fresh).toMatch(/^banken-/);
    served.later(15 * day);
    expect(await isIn(served, cookie)).toBe(false);
    expect(await isIn(served, fresh)).toBe(true);
    const called = await served.ask({
      method: "POST",
      path: "/rpc/key/state",
      body: "{}",
      headers: [
        ["Cookie", fresh],
        ["Origin", served.origin],
        ["Content-Type", "application/json"],
      ],
    });
    expect(called.status).toBe(200);
    expect(await isIn(served, called.headers["set-cookie"]?.[0]?.split(";")[0] ?? "")).toBe(true);
  });

  test("ends after ninety days however often it is renewed", () => {
    let now = 0;
    const sessions = createSessions(key, 4000, () => now);
    let [pair = ""] = sessions.begin().split(";");
    for (; now < longestSession; now += day) {
      const session = sessions.check(pair);
      expect([now, session === null]).toEqual([now, false]);
      const left = /Max-Age=(\d+)/.exec(session?.renewed ?? "")?.[1];
      if (left !== undefined) expect(now + Number(left) * 1_000).toBeLessThanOrEqual(longestSession);
      pair = session?.renewed?.split(";")[0] ?? pair;
    }
    expect(sessions.check(pair)).toBeNull();
  });

  test("of every browser is ended by a new key in the file, under the server that runs, with its streams", async () => {
    await using served = await serveHere();
    const file = join(served.dataDir, "serve-session");
    for (const signOut of [() => signOutAll(served.dataDir), () => rmSync(file)]) {
      const [one, other] = [await served.signIn(), await served.signIn()];
      const stream = await served.client(other).changes.stream();
      expect(await stream.next()).toMatchObject({ value: { type: "hello" } });
      const next = stream.next();
      expect(await isIn(served, one)).toBe(true);
      signOut();
      // Nobody has to ask for anything.
      expect(await next).toMatchObject({ done: true });
      expect(await isIn(served, one)).toBe(false);
      expect(await isIn(served, other)).toBe(false);
      expect(await isIn(served, await served.signIn())).toBe(true);
      expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ port: served.port });
    }
  });

  test("that is forged, cut, longer, another folder's, another port's or of another key is none", () => {
    const now = 1_000_000;
    const ours = createSessions(key, 4000, () => now);
    const cookieOf = (set: string) => set.split(";")[0]?.split("=")[1] ?? "";
    const good = cookieOf(ours.begin());
    const [id, since, until, signed] = good.split(".");
    const isIn = (value: string) => ours.check(`banken-4000=${value}`) !== null;
    expect(isIn(good)).toBe(true);
    for (const value of [
      "",
      ".",
      "..",
      "...",
      `${id}.${since}.${until}`,
      `${id}.${since}.${until}.`,
      `${id}.${since}.${until}.${signed?.slice(1)}`,
      `${id}.${since}.${until}.${signed}.`,
      `${id}.${since}.${until}.${signed}A`,
      `${id}.${since}.${Number(until) + 1}.${signed}`,
      `${id}.${Number(since) + 1}.${until}.${signed}`,
      `${id}.${until}.${signed}`,
      `x${id}.${since}.${until}.${signed}`,
      `${id}.${since}.${until}.${"A".repeat(43)}`,
      `${until}.${since}.${id}.${signed}`,
      cookieOf(createSessions(keyOf(8), 4000, () => now).begin()),
      cookieOf(createSessions(key, 4001, () => now).begin()),
      cookieOf(createSessions(key, 4000, () => now - sessionLife).begin()),
    ])
      expect([value, isIn(value)]).toEqual([value, false]);
  });

  test("is found beside what others have set under its name", () => {
    const sessions = createSessions(key, 4000, () => 0);
    const [pair = ""] = sessions.begin().split(";");
    expect(sessions.check(`banken-4000=mine; a=b; ${pair}; banken-4000=`)).toMatchObject({ renewed: null });
    expect(sessions.check(undefined)).toBeNull();
    expect(sessions.check(`x${pair}`)).toBeNull();
  });

  test("holds over a restart, under the same address", async () => {
    using folder = temporaryFolder();
    const first = await serveHere({ folder: folder.path });
    const cookie = await first.signIn();
    await first.close();
    const kept = join(first.dataDir, "serve-session");
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    const second = await serveHere({ folder: folder.path });
    expect(second.origin).toBe(first.origin);
    expect(await isIn(second, cookie)).toBe(true);
    await second.close();

    // Who takes the file away signs everybody out.
    rmSync(kept);
    await using third = await serveHere({ folder: folder.path, port: first.port });
    expect(await isIn(third, cookie)).toBe(false);
  });

  test("is not kept by a damaged file, and that is no reason not to serve", async () => {
    using folder = temporaryFolder();
    const first = await serveHere({ folder: folder.path });
    const cookie = await first.signIn();
    await first.close();
    for (const text of ["", "{", "[]", '{"key":"","port":1}', '{"key":"AAAA","port":4000}']) {
      writeFileSync(join(first.dataDir, "serve-session"), text);
      await using served = await serveHere({ folder: folder.path, port: first.port });
      expect(await isIn(served, cookie)).toBe(false);
      expect(JSON.parse(readFileSync(join(first.dataDir, "serve-session"), "utf8")).key).toMatch(
        /^[\w-]{43}$/,
      );
    }
  });
});
