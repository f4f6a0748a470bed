// Runs in the window before its page, in a world of its own: the page reaches nothing of Electron's but what is here.
import { contextBridge, ipcRenderer } from "electron";
import { type DesktopBridge, goChannel, portChannel } from "../shared/desktop.ts";

window.addEventListener("message", ({ source, data, ports }) => {
  if (source === window && data === portChannel) ipcRenderer.postMessage(portChannel, null, [...ports]);
});

contextBridge.exposeInMainWorld("banken", {
  onGo: (listener) => void ipcRenderer.on(goChannel, (_event, path) => listener(path)),
} satisfies DesktopBridge);
