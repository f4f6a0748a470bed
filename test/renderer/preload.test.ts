import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { goChannel, portChannel } from "../../src/shared/desktop.ts";

const posted: [channel: string, message: unknown, ports: unknown[]][] = [];
const exposed: Record<string, unknown> = {};
const heard: [channel: string, listener: (event: unknown, ...args: unknown[]) => void][] = [];

beforeEach(async () => {
  for (const each of [posted, heard]) each.length = 0;
  vi.resetModules();
  vi.doMock("electron", () => ({
    ipcRenderer: {
      postMessage: (...args: (typeof posted)[number]) => posted.push(args),
      on: (...args: (typeof heard)[number]) => heard.push(args),
    },
    contextBridge: {
      exposeInMainWorld(name: string, value: unknown) {
        exposed[name] = value;
      },
    },
  }));
  await import("../../src/preload/preload.ts");
});
afterEach(() => vi.doUnmock("electron"));

function says(init: MessageEventInit): void {
  window.dispatchEvent(new MessageEvent("message", init));
}

test("hands on the port that the page sends to itself, and nothing else", () => {
  const port = {} as MessagePort;
  const ports = [port];
  says({ source: window, data: "something else" });
  says({ source: null, data: portChannel });
  says({ source: window, data: { channel: portChannel } });
  expect(posted).toEqual([]);
  says({ source: window, data: portChannel });
  expect(posted).toEqual([[portChannel, null, []]]);
  const event = new MessageEvent("message", { source: window, data: portChannel });
  Object.defineProperty(event, "ports", { value: ports });
  window.dispatchEvent(event);
  expect(posted.at(-1)).toEqual([portChannel, null, [port]]);
});

test("the page has one thing of the desktop's: it hears where to go, without Electron's event", () => {
  expect(Object.keys(exposed)).toEqual(["banken"]);
  expect(Object.keys(exposed.banken as object)).toEqual(["onGo"]);
  const went: unknown[][] = [];
  (exposed.banken as { onGo(listener: (...args: unknown[]) => void): void }).onGo((...args) =>
    went.push(args),
  );
  const [[channel, listener] = []] = heard;
  expect(channel).toBe(goChannel);
  listener?.({ sender: "Electron's" }, "/domains/example.com", "more");
  expect(went).toEqual([["/domains/example.com"]]);
});
