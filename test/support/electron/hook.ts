/**
 * Puts the stand-in in Electron's place for what is loaded after this: `node --import …/hook.ts out/main/desktop.js`.
 * What a page would do is asked for over the process's own channel, and answered there.
 */
import { registerHooks } from "node:module";
import { MessageChannel } from "node:worker_threads";
import { portChannel } from "../../../src/shared/desktop.ts";
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

const stage = onStage();
stage.app.on("quit", (_event, status: number) => process.exit(status));

process.on("message", async ({ does, address = "", call = "" }: Record<string, string>) => {
  if (does === "ready") stage.app.becomeReady();
  if (does === "quit") stage.app.quit();
  if (does === "fetch") {
    const answer = await stage.fetch(address);
    process.send?.({ status: answer.status, text: await answer.text() });
  }
  if (does === "call") {
    const [window] = stage.windows;
    if (window === undefined) {
      process.send?.(null);
      return;
    }
    const { webContents: sender } = window;
    const { port1, port2 } = new MessageChannel();
    port1.once("message", (answer) => process.send?.(JSON.parse(answer)));
    stage.sends(portChannel, { sender, senderFrame: sender.mainFrame }, [port2]);
    port1.postMessage(JSON.stringify({ i: "1", p: { u: call } }));
  }
});
process.send?.("loaded");
