import { expect, test } from "vitest";
import { desktopHere } from "../../support/desktop.ts";

test("the page comes with a policy that lets nothing in but what is its own, and a nonce of one use", async () => {
  await using here = await desktopHere();
  const ask = async (path: string) => {
    const answer = await here.stage.fetch(`app://banken${path}`);
    return { answer, text: await answer.text() };
  };
  const { answer, text } = await ask("/");
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  const policy = answer.headers.get("content-security-policy") ?? "";
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-/);
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
  expect(text).toContain(`content="${nonce}"`);
  expect((await ask("/domains/example.com")).text).not.toContain(nonce);
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
});

test("files come as what they are, and never change where their name says what they hold", async () => {
  await using here = await desktopHere();
  const script = await here.stage.fetch("app://banken/assets/main-1a2b.js");
  expect(await script.text()).toContain("the window at");
  expect(Object.fromEntries(script.headers)).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": expect.stringContaining("immutable"),
  });
  const icon = await here.stage.fetch("app://banken/icon.svg");
  expect([icon.headers.get("content-type"), icon.headers.get("cache-control")]).toEqual([
    "image/svg+xml",
    "no-store",
  ]);
});

test.each([
  "app://banken/../../../../etc/passwd",
  "app://banken/assets/../../../../../etc/passwd",
  "app://banken/assets/..%2f..%2f..%2fetc%2fpasswd",
  "app://banken/%2e%2e/%2e%2e/etc/passwd",
  "app://banken/assets/..\\..\\..\\etc\\passwd",
  "app://banken//etc/passwd",
  "app://banken/assets/main-1a2b.js%00.png",
  "app://banken/assets/__proto__",
  "app://banken/constructor",
  "app://banken/../data/practice/banken.sqlite",
])("%s reaches nothing of the disk", async (address) => {
  await using here = await desktopHere();
  const answer = await here.stage.fetch(address);
  const text = await answer.text();
  expect(text === "" ? answer.status : text).toEqual(text === "" ? 404 : expect.stringContaining("<title>"));
});

test.each([
  ["app://other/", {}],
  ["app://banken.evil.com/", {}],
  ["app://banken:80/", {}],
  ["app://banken@evil.com/", {}],
  ["app://me@banken/", {}],
  ["app:banken/", {}],
  ["app://banken/assets/gone-9z9z.js", {}],
  ["app://banken/", { method: "POST" }],
  ["app://banken/rpc/settings/get", { method: "POST" }],
])("%s with %j is not there", async (address, init) => {
  await using here = await desktopHere();
  const answer = await here.stage.fetch(address, init);
  expect([answer.status, await answer.text()]).toEqual([404, ""]);
});
