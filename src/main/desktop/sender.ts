import type { IpcMainEvent, WebContents } from "electron";
import { origin } from "./origin.ts";

/** Whether a message is of the window's own page, in its main frame and at our origin, and still is. */
export function isWindow({ sender, senderFrame }: IpcMainEvent, contents: WebContents): boolean {
  return (
    sender === contents &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    !senderFrame.detached &&
    senderFrame.origin === origin
  );
}
