import { shell } from "electron";
import type { Holder } from "../app/folder-hold/hold.ts";

/** Where a link of the window may lead: to whole origins, each exactly as it is here. */
const origins: ReadonlySet<string> = new Set(["https://www.virustotal.com", "https://docs.virustotal.com"]);

/** The address to open outside, as it was parsed; null where it leads anywhere else. */
export function outsideAddress(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || !origins.has(url.origin)) return null;
  // `https://evil.example@www.virustotal.com` goes to the right place, and says something else to a person.
  return url.username === "" && url.password === "" ? url.href : null;
}

/**
 * The address of a `banken serve` that holds the folder, as it was parsed: on this machine, at the port that its lock
 * names, and nothing but its page with a token. Null for anything else.
 */
export function servedAddress({ url: address, port }: Pick<Holder, "url" | "port">): string | null {
  const url = address === null ? null : URL.parse(address);
  const [, token] = /^\?token=([\w-]{43})$/.exec(url?.search ?? "") ?? [];
  const exact = URL.parse(`http://127.0.0.1:${port}/?token=${token}`);
  return token !== undefined && exact !== null && url?.href === exact.href ? exact.href : null;
}

/** The one way out of the window, into the person's own browser. */
export function openOutside(address: string): void {
  open(outsideAddress(address));
}

/** Opens the window of the `banken serve` that holds the folder. Returns whether there was one to open. */
export function openServed(holder: Pick<Holder, "url" | "port">): boolean {
  const address = servedAddress(holder);
  open(address);
  return address !== null;
}

function open(allowed: string | null): void {
  // A system without a browser: there is nothing to tell the window, whose link was a link.
  if (allowed !== null) void shell.openExternal(allowed).catch(() => {});
}
