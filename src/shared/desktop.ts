/** What the desktop's window and its host say to each other besides the contract, by channel. */

/** The window hands one end of a message port over, for the contract. */
export const portChannel = "banken:port";
/** The host has the window go somewhere, by its own address: `/domains/example.com`. */
export const goChannel = "banken:go";

/** What the preload puts on the page's `window`, as `banken`. It is there in the desktop's window alone. */
export interface DesktopBridge {
  /** Hears where the host has the window go. */
  onGo(listener: (path: string) => void): void;
}
