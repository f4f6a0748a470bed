import { ipcMain, type MessagePortMain, type WebContents } from "electron";
import { portChannel } from "../../shared/desktop.ts";
import type { Carry } from "./contract.ts";
import { isWindow } from "./sender.ts";

/**
 * Takes the port that the window hands over, and has the contract carried over it. A page that is loaded anew brings
 * another, which takes the place of the one before.
 */
export function acceptPort(contents: WebContents, carry: Carry): void {
  let current: MessagePortMain | null = null;
  ipcMain.on(portChannel, (event) => {
    const [port, ...more] = event.ports;
    if (port === undefined || more.length > 0 || !isWindow(event, contents)) {
      for (const each of event.ports) each.close();
      return;
    }
    current?.close();
    current = port;
    carry(port);
  });
}
