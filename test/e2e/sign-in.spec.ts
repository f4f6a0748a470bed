import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "./support/window.ts";

/** A page of a stranger's with a link to us: a webmail, a ticket, a wiki. */
async function pageWithLink(address: string) {
  const server = createServer((_, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<a href="${address}">to Banken</a>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Another site than 127.0.0.1, where cookies are concerned.
  const url = `http://localhost:${(server.address() as AddressInfo).port}/`;
  return {
    url,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test("the address that was printed opens the window, and does not stay in the address bar or the history", async ({
  page,
  serving,
}) => {
  const { url, origin } = await serving({ more: ["--practice"] });
  await page.goto(url);
  await expect(page.getByRole("link", { name: "Domains" })).toBeVisible();
  expect(new URL(page.url()).origin).toBe(origin);
  expect(page.url()).not.toContain("token");
  expect(await page.evaluate(() => document.cookie)).toBe("");
  await page.goBack();
  expect(page.url()).toBe("about:blank");
});

test("the address opens from a link on a page of another site, and so does a link into the window later", async ({
  page,
  serving,
}) => {
  const { url, origin } = await serving({ more: ["--practice"] });
  await using mail = await pageWithLink(url);
  await page.goto(mail.url);
  await page.getByRole("link", { name: "to Banken" }).click();
  await expect(page.getByRole("link", { name: "Domains" })).toBeVisible();

  await using ticket = await pageWithLink(`${origin}/activity?from=ticket`);
  await page.goto(ticket.url);
  await page.getByRole("link", { name: "to Banken" }).click();
  await expect(page.getByRole("link", { name: "Activity" })).toBeVisible();
  expect(page.url()).toBe(`${origin}/activity?from=ticket`);
});

test("an address that was used says in both languages what happened and what to do", async ({
  browser,
  serving,
}) => {
  const { url } = await serving({ more: ["--practice"] });
  await using first = await browser.newContext();
  await (await first.newPage()).goto(url);
  await using second = await browser.newContext();
  const page = await second.newPage();
  const answer = await page.goto(url);
  expect(answer?.status()).toBe(401);
  await expect(page.getByRole("heading", { name: "Banken is locked" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Bankenはロックされています" })).toBeVisible();
});

test("a page of another site cannot call, embed or read what is open in another tab", async ({
  context,
  serving,
}) => {
  const { url, origin } = await serving({ more: ["--practice"] });
  await (await context.newPage()).goto(url);
  await using stranger = await pageWithLink(url);
  const page = await context.newPage();
  // Once as another site, once as the same site under another port, which brings the cookie along.
  for (const place of [stranger.url, stranger.url.replace("localhost", "127.0.0.1")]) {
    await page.goto(place);
    const came = await page.evaluate(async (target) => {
      const call = (init: RequestInit) =>
        fetch(`${target}/rpc/domains/estate`, { method: "POST", credentials: "include", ...init }).then(
          ({ status, type }) => `${type} ${status}`,
          () => "refused",
        );
      const json = { "content-type": "application/json" };
      const image = document.createElement("img");
      image.src = `${target}/icon.svg`;
      document.body.append(image);
      const shown = await new Promise((resolve) => {
        image.onload = () => resolve("shown");
        image.onerror = () => resolve("refused");
      });
      return [await call({ headers: json, body: "{}" }), await call({ mode: "no-cors", body: "{}" }), shown];
    }, origin);
    expect(came).toEqual(["refused", expect.stringMatching(/refused|^opaque 0$/), "refused"]);
    const frame = await page.evaluate(async (target) => {
      const element = document.createElement("iframe");
      element.src = target;
      const loaded = new Promise((resolve) => element.addEventListener("load", resolve));
      document.body.append(element);
      await loaded;
      return element.contentDocument === null ? "closed" : "open";
    }, origin);
    expect(frame).toBe("closed");
    expect(page.frames().every((each) => !each.url().includes("/domains"))).toBe(true);
  }
});
