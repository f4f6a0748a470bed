/** What the desktop's window and its host say to each other besides the contract, by channel. */

/** The window hands one end of a message port over, for the contract. */
export const portChannel = "banken:port";
/** The host has the window go somewhere, by its own address: `/domains/example.com`. */
export const goChannel = "banken:go";
/** The host hands a file of domains over: its name, and what is in it. */
export const fileChannel = "banken:file";
/** The window says that the machine is on a network again. */
export const onlineChannel = "banken:online";

/** What the preload puts on the page's `window`, as `banken`. It is there in the desktop's window alone. */
export interface DesktopBridge {
  /** Hears where the host has the window go. */
  onGo(listener: (path: string) => void): void;
  /** Hears of each file, also of those that came before anybody did; whoever asked last hears them. */
  onFile(listener: (name: string, bytes: Uint8Array<ArrayBuffer>) => void): void;
}
