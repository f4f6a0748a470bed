// Runs in the window before its page, in a world of its own: the page reaches nothing of Electron's but what is here.
import { contextBridge, ipcRenderer } from "electron";
import { type DesktopBridge, fileChannel, goChannel, onlineChannel, portChannel } from "../shared/desktop.ts";

window.addEventListener("message", ({ source, data, ports }) => {
  if (source === window && data === portChannel) ipcRenderer.postMessage(portChannel, null, [...ports]);
});
window.addEventListener("online", () => ipcRenderer.send(onlineChannel));

type TakeFile = Parameters<DesktopBridge["onFile"]>[0];
const waiting: Parameters<TakeFile>[] = [];
let takeFile: TakeFile = (...file) => void waiting.push(file);
ipcRenderer.on(fileChannel, (_event, name, bytes) => takeFile(name, bytes));

contextBridge.exposeInMainWorld("banken", {
  onGo: (listener) => void ipcRenderer.on(goChannel, (_event, path) => listener(path)),
  onFile(listener) {
    takeFile = listener;
    for (const file of waiting.splice(0)) listener(...file);
  },
} satisfies DesktopBridge);
