import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { copiedCheckout } from "../support/checkout.ts";
import { expect, test } from "./support/window.ts";

test("npm run dev shows what is changed in the window, and starts main again where that is changed", async ({
  page,
}) => {
  using checkout = copiedCheckout();
  const change = (path: string, from: string, to: string) => {
    const file = join(checkout.path, path);
    const text = readFileSync(file, "utf8");
    expect(text).toContain(from);
    writeFileSync(file, text.replace(from, to));
  };
  const { DISPLAY: _, WAYLAND_DISPLAY: __, BANKEN_DATA_DIR: ___, ...env } = process.env;
  const child = spawn(process.execPath, [join(checkout.path, "scripts/dev.ts"), "--no-open", "--practice"], {
    cwd: checkout.path,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  try {
    const addresses: string[] = [];
    createInterface({ input: child.stdout }).on("line", (line) => {
      const [address] = /http:\S+/.exec(line) ?? [];
      if (address !== undefined) addresses.push(address);
    });
    await expect.poll(() => addresses.length, { timeout: 60_000 }).toBe(1);
    const { origin } = new URL(addresses[0] ?? "");

    // Nobody comes in without the address, nor with another page's name.
    const ask = (from: string) =>
      fetch(`${origin}/rpc/settings/get`, {
        method: "POST",
        headers: { origin: from, "content-type": "application/json" },
        body: "{}",
      });
    expect((await ask(origin)).status).toBe(401);
    expect((await ask("http://evil.example")).status).toBe(403);

    await page.goto(addresses[0] ?? "");
    const nav = page.getByRole("navigation", { name: "Places" });
    await expect(nav.getByText("Banken", { exact: true })).toBeVisible();
    await page.evaluate(() => Object.assign(window, { stayed: true }));

    change("src/renderer/shell/Nav.tsx", "<strong>Banken</strong>", "<strong>Watchdog</strong>");
    await expect(nav.getByText("Watchdog", { exact: true })).toBeVisible();
    expect(await page.evaluate(() => "stayed" in window)).toBe(true);

    change(
      "src/main/app/version.ts",
      "export const { version } = pkg",
      'export const version = pkg.version + "-changed"',
    );
    await expect.poll(() => addresses.length, { timeout: 60_000 }).toBe(2);
    // The window is still signed in, and comes back by itself.
    await page.goto(`${origin}/settings`);
    await expect(page.getByText("0.1.0-changed")).toBeVisible();
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
});
