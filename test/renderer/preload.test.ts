import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fileChannel, goChannel, onlineChannel, portChannel } from "../../src/shared/desktop.ts";

const posted: [channel: string, message: unknown, ports: unknown[]][] = [];
let sent: unknown[][];
const exposed: Record<string, unknown> = {};
const heard: [channel: string, listener: (event: unknown, ...args: unknown[]) => void][] = [];

beforeEach(async () => {
  for (const each of [posted, heard]) each.length = 0;
  // One that was loaded before still hears the page's events.
  const mine: unknown[][] = [];
  sent = mine;
  vi.resetModules();
  vi.doMock("electron", () => ({
    ipcRenderer: {
      postMessage: (...args: (typeof posted)[number]) => posted.push(args),
      send: (...args: unknown[]) => mine.push(args),
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

test("says that there is a network again, and no more of it", () => {
  window.dispatchEvent(new Event("offline"));
  expect(sent).toEqual([]);
  window.dispatchEvent(new Event("online"));
  expect(sent).toEqual([[onlineChannel]]);
});

test("the page has two things of the desktop's, and hears where to go without Electron's event", () => {
  expect(Object.keys(exposed)).toEqual(["banken"]);
  expect(Object.keys(exposed.banken as object)).toEqual(["onGo", "onFile"]);
  const went: unknown[][] = [];
  (exposed.banken as { onGo(listener: (...args: unknown[]) => void): void }).onGo((...args) =>
    went.push(args),
  );
  const listener = heard.find(([channel]) => channel === goChannel)?.[1];
  listener?.({ sender: "Electron's" }, "/domains/example.com", "more");
  expect(went).toEqual([["/domains/example.com"]]);
});

test("a file that comes before the page hears of files waits for it", () => {
  const listener = heard.find(([channel]) => channel === fileChannel)?.[1];
  const came: unknown[][] = [];
  const early = new Uint8Array([1]);
  const late = new Uint8Array([2]);
  listener?.({}, "early.txt", early);
  const bridge = exposed.banken as { onFile(listener: (...args: unknown[]) => void): void };
  bridge.onFile((...args) => came.push(args));
  expect(came).toEqual([["early.txt", early]]);
  bridge.onFile((...args) => came.push(["again", ...args]));
  listener?.({}, "late.txt", late);
  expect(came.slice(1)).toEqual([["again", "late.txt", late]]);
});
