import { MessageChannel as NodeChannel } from "node:worker_threads";
import { os } from "@orpc/server";
import { RPCHandler } from "@orpc/server/message-port";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { portChannel } from "../../src/shared/desktop.ts";

beforeEach(() => vi.resetModules());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const router = { key: { state: os.handler(() => ({ from: "the port" })) } };

test("the window calls the contract over the port where the desktop's preload is", async () => {
  const fetched = vi.fn();
  vi.stubGlobal("fetch", fetched);
  vi.stubGlobal("banken", { onGo: () => {} });
  vi.stubGlobal("MessageChannel", NodeChannel);
  const handed = vi.spyOn(window, "postMessage").mockImplementation(() => {});
  const { client } = await import("../../src/renderer/rpc.ts");

  // What it asks before anybody listens waits.
  const answer = client.key.state();
  const [message, target, ports] = handed.mock.calls[0] as unknown as [unknown, unknown, [MessagePort]];
  expect([message, target, ports.length, handed.mock.calls.length]).toEqual([portChannel, "/", 1, 1]);
  new RPCHandler(router).upgrade(ports[0]);
  ports[0].start();
  expect(await answer).toEqual({ from: "the port" });
  expect(fetched).not.toHaveBeenCalled();
  ports[0].close();
});

test("and over HTTP where it is not", async () => {
  const fetched = vi.fn(async () => Response.json({ json: { from: "HTTP" } }));
  vi.stubGlobal("fetch", fetched);
  const handed = vi.spyOn(window, "postMessage");
  const { client } = await import("../../src/renderer/rpc.ts");
  expect(await client.key.state()).toEqual({ from: "HTTP" });
  expect(handed).not.toHaveBeenCalled();
});
