import { type DesktopBridge, portChannel } from "../shared/desktop.ts";

/** What the desktop's preload put here; undefined in a browser. */
export const desktop = (window as { readonly banken?: DesktopBridge }).banken;

/** A port with the desktop at its other end. What is sent before that listens waits. */
export function openPort(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  // To this very window, where the preload listens in a world of its own.
  window.postMessage(portChannel, "/", [port2]);
  port1.start();
  return port1;
}
