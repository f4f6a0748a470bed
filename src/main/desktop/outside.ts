import { shell } from "electron";

/** Where a link of the window may lead: to whole origins, each exactly as it is here. */
const origins: ReadonlySet<string> = new Set(["https://www.virustotal.com", "https://docs.virustotal.com"]);

/** The address to open outside, as it was parsed; null where it leads anywhere else. */
export function outsideAddress(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || !origins.has(url.origin)) return null;
  // `https://evil.example@www.virustotal.com` goes to the right place, and says something else to a person.
  return url.username === "" && url.password === "" ? url.href : null;
}

/** The one way out of the window, into the person's own browser. */
export function openOutside(address: string): void {
  const allowed = outsideAddress(address);
  // A system without a browser: there is nothing to tell the window, whose link was a link.
  if (allowed !== null) void shell.openExternal(allowed).catch(() => {});
}
