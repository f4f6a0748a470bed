import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ask } from "../../../support/http.ts";
import { type ServedHere, serveHere } from "../../../support/served.ts";

type Header = readonly [name: string, value: string];

let served: ServedHere;
let cookie: Header;
let calling: readonly Header[];
beforeAll(async () => {
  served = await serveHere();
  cookie = ["Cookie", await served.signIn()];
  calling = [cookie, ["Origin", served.origin], ["Content-Type", "application/json"]];
});
afterAll(() => served[Symbol.asyncDispose]());

/** A call of the contract that is as it should be, but for what is named. */
function call(some: Partial<Ask> & { readonly without?: string; readonly and?: readonly Header[] } = {}) {
  const { without, and = [], ...more } = some;
  const headers = [...calling.filter(([name]) => name !== without), ...and];
  return served.ask({ method: "POST", path: "/rpc/key/state", body: "{}", headers, ...more });
}

const host = (value: string): Header => ["Host", value];

describe("whoever comes in properly", () => {
  test("gets the page, its files and the contract", async () => {
    const page = await served.ask({ headers: [cookie] });
    expect(page).toMatchObject({ status: 200, headers: { "content-type": "text/html; charset=UTF-8" } });
    expect((await served.ask({ path: "/domains/example.com?search=a", headers: [cookie] })).text).toContain(
      "root",
    );
    expect(await served.ask({ path: "/assets/main-1a2b.js", headers: [cookie] })).toMatchObject({
      status: 200,
      headers: {
        "content-type": "text/javascript; charset=utf-8",
        "cache-control": expect.stringContaining("immutable"),
      },
    });
    const called = await call();
    expect(called.status).toBe(200);
    expect(JSON.parse(called.text)).toEqual({ json: { source: "none", accepted: null, testedAt: null } });
  });

  test("gets the page with a style nonce of its own, which is in its policy", async () => {
    const [one, other] = [await served.ask({ headers: [cookie] }), await served.ask({ headers: [cookie] })];
    const nonceOf = (text: string) => /style-nonce" content="([^"]+)"/.exec(text)?.[1] ?? "";
    expect(nonceOf(one.text)).toMatch(/^[\w+/]{22}==$/);
    expect(nonceOf(one.text)).not.toBe(nonceOf(other.text));
    expect(one.headers["content-security-policy"]).toContain(`'nonce-${nonceOf(one.text)}'`);
  });
});

describe("the Host header", () => {
  test.each([
    ["a rebinding name that begins like us", (port: number) => [host(`127.0.0.1.example.com:${port}`)]],
    ["a rebinding name with us in it", (port: number) => [host(`a.127.0.0.1.nip.io:${port}`)]],
    ["a name of a stranger's", (port: number) => [host(`banken.example:${port}`)]],
    ["localhost", (port: number) => [host(`localhost:${port}`)]],
    ["another loopback address", (port: number) => [host(`127.0.0.2:${port}`)]],
    ["our address in another form", (port: number) => [host(`127.1:${port}`)]],
    ["our address as IPv6 has it", (port: number) => [host(`[::ffff:127.0.0.1]:${port}`)]],
    ["a trailing dot", (port: number) => [host(`127.0.0.1.:${port}`)]],
    ["a user in front", (port: number) => [host(`banken@127.0.0.1:${port}`)]],
    ["no port", () => [host("127.0.0.1")]],
    ["another port", (port: number) => [host(`127.0.0.1:${port === 1024 ? 1025 : 1024}`)]],
    ["more digits behind", (port: number) => [host(`127.0.0.1:${port}0`)]],
    ["nothing", () => [host("")]],
    ["two, the first ours", (port: number) => [host(`127.0.0.1:${port}`), host("evil.example")]],
    ["two, both ours", (port: number) => [host(`127.0.0.1:${port}`), host(`127.0.0.1:${port}`)]],
  ])("that is %s opens nothing, whatever else is right", async (_, hosts) => {
    const wrong = hosts(served.port);
    for (const answer of [
      await served.ask({ headers: [...wrong, cookie] }),
      await served.ask({ path: served.visit(), headers: wrong }),
      await served.ask({ path: "/assets/main-1a2b.js", headers: [...wrong, cookie] }),
      await call({ and: wrong }),
    ]) {
      expect(answer.status).toBe(421);
      expect(answer.headers["content-type"]).toBe("text/plain; charset=utf-8");
      expect(answer.headers["set-cookie"]).toBeUndefined();
    }
  });

  test("is not replaced by a target that names a host", async () => {
    const answer = await served.ask({ path: `http://evil.example/a"`, headers: [cookie] });
    expect(answer.status).toBe(400);
  });

  test.each([
    [
      "a target that names a host",
      { path: "http://evil.example/" },
      400,
      /Open http:\/\/127\.0\.0\.1:\d+ in a browser/,
    ],
    ["a target that is a star", { method: "OPTIONS", path: "*" }, 400, /names no address of Banken's/],
    ["another name", { headers: [host("evil.example")] }, 421, /alone, under exactly this name/],
    ["another method", { method: "PUT" }, 405, /of this kind is not taken here/],
    [
      "a stranger's page",
      { headers: [["Origin", "https://evil.example"] as Header] },
      403,
      /another site's page/,
    ],
    ["a file that is not there", { path: "/assets/none.js" }, 404, /There is nothing at this address/],
    ["the other serve's door", { method: "POST", path: "/door" }, 401, /not signed in here/],
  ])("or whatever else is wrong is said in a sentence a language: %s", async (_, what, status, says) => {
    const { status: came, text } = await served.ask(what);
    expect([came, text]).toEqual([status, expect.stringMatching(says)]);
    const [english, japanese, ...more] = text.trimEnd().split("\n");
    expect([english, japanese, more]).toEqual([
      expect.stringMatching(/\.$/),
      expect.stringMatching(/。$/),
      [],
    ]);
    expect(text).not.toContain("evil");
  });
});

describe("a call of the contract", () => {
  const code = (text: string) => JSON.parse(text).json.code;

  test.each([
    ["a stranger's Origin", "Origin", ["Origin", "https://evil.example"], "FORBIDDEN"],
    ["an Origin that begins like ours", "Origin", ["Origin", "http://127.0.0.1.example.com"], "FORBIDDEN"],
    ["an opaque Origin", "Origin", ["Origin", "null"], "FORBIDDEN"],
    ["no Origin", "Origin", null, "FORBIDDEN"],
    ["a cross-site page behind it", "", ["Sec-Fetch-Site", "cross-site"], "FORBIDDEN"],
    ["another port's page behind it", "", ["Sec-Fetch-Site", "same-site"], "FORBIDDEN"],
    ["no page behind it", "", ["Sec-Fetch-Site", "none"], "FORBIDDEN"],
    ["a word of no meaning for the site", "", ["Sec-Fetch-Site", "same-origin, cross-site"], "FORBIDDEN"],
    ["two Origins", "", ["Origin", "https://evil.example"], "FORBIDDEN"],
    ["a form's content type", "Content-Type", ["Content-Type", "text/plain"], "UNSUPPORTED_MEDIA_TYPE"],
    [
      "a form's files",
      "Content-Type",
      ["Content-Type", "multipart/form-data; boundary=a"],
      "UNSUPPORTED_MEDIA_TYPE",
    ],
    ["an event stream", "Content-Type", ["Content-Type", "text/event-stream"], "UNSUPPORTED_MEDIA_TYPE"],
    [
      "a content type that begins like ours",
      "Content-Type",
      ["Content-Type", "application/jsonp"],
      "UNSUPPORTED_MEDIA_TYPE",
    ],
    ["no content type", "Content-Type", null, "UNSUPPORTED_MEDIA_TYPE"],
    ["no cookie", "Cookie", null, "UNAUTHORIZED"],
  ] as const)(
    "with %s is refused, as an error that the window can read",
    async (_, without, and, expected) => {
      const answer = await call({ without, and: and === null ? [] : [and] });
      expect(code(answer.text)).toBe(expected);
      expect(answer.status).toBe(JSON.parse(answer.text).json.status);
    },
  );

  test("that the browser says is our own page's comes in", async () => {
    expect((await call({ and: [["Sec-Fetch-Site", "same-origin"]] })).status).toBe(200);
  });

  test.each(["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "PROPFIND", "TRACE"])(
    "by %s is refused",
    async (method) => {
      const answer = await call({ method });
      expect(answer.status).toBe(405);
      expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    },
  );

  test.each([
    "/rpc",
    "/rpc/",
    "/rpc/nothing",
    "/rpc/key",
    "/rpc/__proto__",
    "/rpc/key/state/more",
    "/rpc/key%2Fstate",
  ])("that there is not (%s) is said to be not there", async (path) => {
    const answer = await call({ path });
    expect([answer.status, code(answer.text)]).toEqual([404, "NOT_FOUND"]);
  });

  test.each([
    ["no JSON", "{"],
    ["nothing", ""],
    ["a number", "7"],
    ["null", "null"],
    ["a list", "[]"],
    ["no input", '{"json":{"name":7}}'],
    ["bytes that are no text", new Uint8Array([0xff, 0xfe, 0, 0x80])],
    ["a thing that cannot be", '{"json":{"name":"x"},"meta":[[4,"name"]]}'],
    ["a way to the prototype", '{"json":{"name":"x"},"meta":[[1,"__proto__","polluted"]]}'],
    ["deep lists", "[".repeat(100_000) + "]".repeat(100_000)],
  ])("whose body is %s is a bad request", async (_, body) => {
    const answer = await call({ path: "/rpc/domains/get", body });
    expect([answer.status, code(answer.text)]).toEqual([400, "BAD_REQUEST"]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test.each([[false], [true]])(
    "whose body is too large is refused (in pieces: %s), and the next is heard",
    async (chunked) => {
      const body = new Uint8Array(16 * 1024 * 1024 + 1).fill(0x20);
      const answer = await call({ body, chunked });
      expect([answer.status, code(answer.text)]).toEqual([413, "PAYLOAD_TOO_LARGE"]);
      expect((await call()).status).toBe(200);
    },
  );

  test("whose body is as large as may be is read", async () => {
    const body = `{}${" ".repeat(16 * 1024 * 1024 - 2)}`;
    expect((await call({ body, chunked: true })).status).toBe(200);
  });

  test("by one who is not signed in does not have its body read", async () => {
    const body = new Uint8Array(17 * 1024 * 1024);
    expect((await call({ without: "Cookie", body })).status).toBe(401);
  });
});

describe("the page and its files", () => {
  test.each(["POST", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"])("are not for %s", async (method) => {
    for (const path of ["/", "/assets/main-1a2b.js", served.visit()])
      expect(await served.ask({ method, path, headers: [cookie] })).toMatchObject({
        status: 405,
        headers: { allow: "GET" },
      });
  });

  test("without a cookie are a page that says how to come in, and a refusal", async () => {
    const page = await served.ask({ path: "/domains/example.com" });
    expect(page.status).toBe(401);
    expect(page.text).toContain("Banken is locked");
    expect(page.text).toContain("ロック");
    expect(page.text).not.toContain("example.com");
    expect(await served.ask({ path: "/assets/main-1a2b.js" })).toMatchObject({
      status: 401,
      text: expect.stringMatching(/^You are not signed in here\. .+\nサインインしていません。.+\n$/),
    });
  });

  test("are not given to a stranger's page", async () => {
    const site: Header = ["Sec-Fetch-Site", "cross-site"];
    for (const [path, dest] of [
      ["/assets/main-1a2b.js", "script"],
      ["/icon.svg", "image"],
      ["/", "iframe"],
      ["/", "empty"],
      ["/domains/example.com", "image"],
    ] as const) {
      const answer = await served.ask({
        path,
        headers: [cookie, site, ["Sec-Fetch-Dest", dest], ["Sec-Fetch-Mode", "no-cors"]],
      });
      expect([403, 404]).toContain(answer.status);
    }
    const origin = await served.ask({ headers: [cookie, ["Origin", "https://evil.example"]] });
    expect(origin.status).toBe(403);
  });

  test("behind a link on a stranger's page are a page of ours that asks again, and says nothing", async () => {
    const answer = await served.ask({
      path: "/domains/example.com?search=%22%3E%3Cscript%3E",
      headers: [
        cookie,
        ["Sec-Fetch-Site", "cross-site"],
        ["Sec-Fetch-Mode", "navigate"],
        ["Sec-Fetch-Dest", "document"],
      ],
    });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(`url=${served.origin}/domains/example.com?search=%22%3E%3Cscript%3E"`);
    expect(answer.text).not.toContain("<script");
    expect(answer.text).not.toContain("style-nonce");
  });

  test("never lead to another place", async () => {
    const answer = await served.ask({
      path: "//evil.example/a",
      headers: [
        ["Sec-Fetch-Site", "cross-site"],
        ["Sec-Fetch-Mode", "navigate"],
        ["Sec-Fetch-Dest", "document"],
      ],
    });
    expect(answer.text).toContain(`url=${served.origin}//evil.example/a"`);
  });

  test.each([
    "/../../../../etc/passwd",
    "/assets/../../package.json",
    "/assets/..%2f..%2f..%2fpackage.json",
    "/assets/%2e%2e/%2e%2e/package.json",
    "/assets/..%5c..%5cpackage.json",
    "/assets//etc/passwd",
    "/assets/main-1a2b.js%00.css",
    "/assets/",
    "/assets/main-old.js",
    "/assets/index.html",
    "/icon.svg/",
  ])("are not left by %s", async (path) => {
    const answer = await served.ask({ path, headers: [cookie] });
    // What is not a file of the window is an address of the window's own, or nothing.
    if (answer.status === 200) expect(answer.text).toContain("style-nonce");
    else expect(answer.status).toBe(404);
    expect(answer.text).not.toMatch(/root:|"dependencies"/);
  });

  test("that are not there any more are not the page in disguise", async () => {
    const answer = await served.ask({ path: "/gone.js", headers: [cookie, ["Sec-Fetch-Dest", "script"]] });
    expect(answer.status).toBe(404);
  });
});

test("every answer has the headers that keep a browser to what is ours", async () => {
  const all = [
    await served.ask({ headers: [cookie] }),
    await served.ask({}),
    await served.ask({ path: served.visit() }),
    await served.ask({ path: "/assets/main-1a2b.js", headers: [cookie] }),
    await served.ask({ headers: [host("evil.example")] }),
    await served.ask({ path: "/assets/none.js" }),
    await served.ask({ method: "OPTIONS", path: "/rpc/key/state" }),
    await served.ask({ method: "POST", path: "/door" }),
    await call(),
    await call({ without: "Cookie" }),
    await call({ path: "/rpc/nothing" }),
    await call({ body: "{" }),
    await call({ body: new Uint8Array(17 * 1024 * 1024) }),
  ];
  for (const { headers } of all) {
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; /);
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["content-security-policy"]).not.toContain("unsafe");
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
      "cache-control": expect.stringMatching(/no-store|immutable/),
    });
    expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  }
});

describe("the door for another serve", () => {
  test("is closed to browsers, and to who does not know the secret", async () => {
    const asked = (headers: readonly Header[], method = "POST") =>
      served.ask({ method, path: "/door", headers }).then(({ status }) => status);
    expect(await asked([], "GET")).toBe(405);
    expect(await asked([["Origin", served.origin]])).toBe(403);
    expect(await asked([["Sec-Fetch-Site", "same-origin"]])).toBe(403);
    expect(await asked([cookie])).toBe(401);
    expect(await asked([["x-banken-holder", `nonce.${"A".repeat(43)}`]])).toBe(401);
  });
});
