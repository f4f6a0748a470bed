import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { key } from "../../support/command.ts";
import { desktopHere } from "../../support/desktop.ts";
import { clientOver } from "../../support/desktop-client.ts";
import { onStage } from "../../support/electron/electron.ts";
import { report } from "../../support/report.ts";
import { startVirusTotal } from "../../support/virustotal.ts";

function environment(some: Readonly<Record<string, string | undefined>>): void {
  for (const name of ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"]) vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries(some)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
}

test("the environment's key asks the environment's address, and is not the window's to change", async () => {
  await using virusTotal = await startVirusTotal((domain) => ({ body: report(domain) }));
  environment({ BANKEN_API_KEY: key, BANKEN_API_URL: virusTotal.url });
  await using here = await desktopHere({ args: [] });
  const client = clientOver(here.port());
  expect(await client.key.state()).toMatchObject({ source: "environment" });
  await expect(client.key.set({ key })).rejects.toMatchObject({ data: { why: "key_from_environment" } });
  await client.domains.add({ text: "a.com" });
  await vi.waitFor(() => expect(virusTotal.domains()).toEqual(["a.com"]), { timeout: 20_000 });
  expect(virusTotal.asked.at(-1)?.headers["x-apikey"]).toBe(key);
  expect(here.told).toEqual([]);
});

test.each([
  ["BANKEN_API_KEY", "hunter2"],
  ["BANKEN_API_URL", "http://evil.example/hunter2"],
  ["HTTPS_PROXY", "not a proxy: hunter2"],
])("%s that cannot be used is said before anything is asked, and not repeated", async (name, value) => {
  environment({ [name]: value });
  await expect(desktopHere({ args: [] })).rejects.toThrow("there is no window");
  const { errors, app } = onStage();
  expect(errors).toEqual([expect.stringContaining(`${name} in the environment`)]);
  expect(errors.join()).not.toContain("hunter2");
  expect(app.ended).toBe(69);
});

test("practice asks nothing of it; who leaves practice is told in the window, and stays in it", async () => {
  environment({ BANKEN_API_KEY: "hunter2" });
  await using here = await desktopHere();
  const client = clientOver(here.port());
  await expect(client.practice.set({ on: false })).rejects.toMatchObject({
    data: { why: "bad_environment", detail: "BANKEN_API_KEY" },
  });
  expect((await client.settings.get()).practice).toBe(true);
});

/** A proxy that lets nobody through, and says whom they asked for. */
async function proxyHere() {
  const asked: string[] = [];
  const server = createServer();
  server.on("connect", (request, socket) => {
    asked.push(request.url ?? "");
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return { asked, place: `127.0.0.1:${port}`, [Symbol.dispose]: () => void server.close() };
}

const vt = "vt.invalid:443";

test("requests go through the proxy of the system's settings, another one after another network", async () => {
  using first = await proxyHere();
  using second = await proxyHere();
  environment({ BANKEN_API_KEY: key, BANKEN_API_URL: "https://vt.invalid/api/v3" });
  await using here = await desktopHere({
    args: [],
    before: ({ session }) => {
      session.proxy = `PROXY ${first.place}; DIRECT`;
    },
  });
  expect(here.stage.session.resolved).toEqual(["https://vt.invalid/api/v3"]);
  const client = clientOver(here.port());
  await client.key.test({});
  expect([...new Set(first.asked)]).toEqual([vt]);
  const before = first.asked.length;
  here.stage.session.proxy = `PROXY ${second.place}`;
  here.stage.power.emit("resume");
  await vi.waitFor(() => expect(here.stage.session.resolved).toHaveLength(2), { timeout: 20_000 });
  await client.key.test({});
  expect([...new Set(second.asked)]).toEqual([vt]);
  expect(first.asked).toHaveLength(before);
  expect(here.told).toEqual([]);
});

test("a proxy of the environment comes before the system's", async () => {
  using named = await proxyHere();
  using system = await proxyHere();
  environment({
    BANKEN_API_KEY: key,
    BANKEN_API_URL: "https://vt.invalid/api/v3",
    HTTPS_PROXY: `http://${named.place}`,
  });
  await using here = await desktopHere({
    args: [],
    before: ({ session }) => {
      session.proxy = `PROXY ${system.place}`;
    },
  });
  await clientOver(here.port()).key.test({});
  expect([...new Set(named.asked)]).toEqual([vt]);
  expect(system.asked).toEqual([]);
});
