/**
 * Puts the stand-in in Electron's place for what is loaded after this: `node --import …/hook.ts out/main/desktop.js`.
 * What a person, a page or the system would do is asked for over the process's own channel (channel.ts).
 */
import { registerHooks } from "node:module";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { portChannel } from "../../../src/shared/desktop.ts";
import type { Asks, Before, Does, Look, Says, Sender } from "./channel.ts";
import { StandInContents } from "./contents.ts";
import { onStage, standIn } from "./electron.ts";

const parts = standIn();
(globalThis as { standInForElectron?: object }).standInForElectron = parts;
const source = [
  "const parts = globalThis.standInForElectron;",
  ...Object.keys(parts).map((name) => `export const ${name} = parts[${JSON.stringify(name)}];`),
].join("\n");

registerHooks({
  resolve: (name, context, next) =>
    name === "electron"
      ? { url: `data:text/javascript,${encodeURIComponent(source)}`, shortCircuit: true }
      : next(name, context),
});

// As where Electron is given a script, and has it among the arguments (docs/api/process.md, "defaultApp").
Object.assign(process, { defaultApp: true });

const say = (what: Says) => process.send?.(what);
const stage = onStage();
const before: Before = JSON.parse(process.env.BANKEN_STAND_IN ?? "{}");
stage.app.held = before.held ?? false;
if (before.backend !== undefined) stage.safe.backend = before.backend as typeof stage.safe.backend;
stage.app.on("quit", (_event, status: number) => process.exit(status));

// The machine's clock, which goes on while it sleeps.
const clock = Date.now;
let slept = 0;
Date.now = () => clock() + slept;

const ports = new Map<number, MessagePort>();

function handOver(from: Sender, numbers: readonly number[]): void {
  const channels = numbers.map((number) => {
    const { port1, port2 } = new MessageChannel();
    ports.set(number, port1);
    port1.on("message", (message) => say({ port: number, message }));
    port1.on("close", () => say({ port: number, closed: true }));
    return port2;
  });
  stage.sends(portChannel, senderOf(from), channels);
}

function senderOf(from: Sender): Parameters<typeof stage.sends>[1] {
  const [window] = stage.windows;
  if (window === undefined) throw new Error("there is no window");
  const { webContents: sender } = window;
  const { mainFrame } = sender;
  if (from === "page") return { sender, senderFrame: mainFrame };
  if (from === "gone") return { sender, senderFrame: null };
  if (from === "stranger") {
    const stranger = new StandInContents();
    void stranger.loadURL("app://banken/");
    return { sender: stranger, senderFrame: stranger.mainFrame };
  }
  const frame = { origin: "app://banken", detached: false, parent: null };
  if (from === "frame") return { sender, senderFrame: { ...frame, parent: mainFrame } };
  if (from === "detached") return { sender, senderFrame: { ...frame, detached: true } };
  return { sender, senderFrame: { ...frame, origin: from.origin } };
}

function look(): Look {
  return {
    locked: stage.app.locked,
    trays: stage.trays.map(({ image, tooltip, destroyed }) => ({ icon: image.path, tooltip, destroyed })),
    notifications: stage.notifications.all.map(({ title, body, shown }) => ({ title, body, shown })),
    windows: stage.windows.map(({ visible, destroyed, webContents: { sent } }) => ({
      visible,
      destroyed,
      sent,
    })),
    errors: stage.errors,
  };
}

async function act(what: Does): Promise<unknown> {
  switch (what.does) {
    case "ready":
      return stage.app.becomeReady();
    case "quit":
      return stage.app.quit();
    case "look":
      return look();
    case "close_window":
      return stage.windows[0]?.close();
    case "click_tray":
      return void stage.trays[0]?.emit("click");
    case "sleep":
      return void stage.power.emit("suspend");
    case "wake":
      slept += what.after;
      return void stage.power.emit("resume");
    case "again":
      return stage.app.startAgain({ given: what.given });
    case "click":
      return stage.notifications.all[what.notification]?.click();
    case "ports":
      return handOver(what.from, what.numbers);
    case "send":
      return ports.get(what.port)?.postMessage(what.message);
    case "close_port":
      return ports.get(what.port)?.close();
    case "fetch": {
      const answer = await stage.fetch(what.address);
      const headers = Object.fromEntries(answer.headers);
      return { status: answer.status, headers, text: await answer.text() };
    }
  }
}

process.on("message", async ({ id, ...what }: Asks) => {
  const answer = await act(what);
  say({ id, answer: answer ?? null });
});
say({ loaded: true });
