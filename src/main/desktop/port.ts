import { type IpcMainEvent, ipcMain, type MessagePortMain, type WebContents } from "electron";
import { portChannel } from "../../shared/desktop.ts";
import type { Carry } from "./contract.ts";
import { origin } from "./origin.ts";

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

/** Whether it was the window's own page, in its main frame and at our origin, and still is. */
function isWindow({ sender, senderFrame }: IpcMainEvent, contents: WebContents): boolean {
  return (
    sender === contents &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    !senderFrame.detached &&
    senderFrame.origin === origin
  );
}
