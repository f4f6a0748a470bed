/** Where VirusTotal is. */
export const virusTotalUrl = "https://www.virustotal.com/api/v3";

const loopback = new Set(["127.0.0.1", "[::1]", "localhost"]);

/**
 * The base of the API from what a person wrote: https anywhere, http only to this machine itself (for a stand-in).
 * Hosts are compared after parsing, never by prefix: `http://127.0.0.1.evil.com` is not loopback.
 * @returns the base without a slash at its end, or null where it is not allowed
 */
export function readApiUrl(text: string): string | null {
  const url = URL.parse(text.trim());
  if (url === null || url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "")
    return null;
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback.has(url.hostname))) return null;
  return url.href.replace(/\/+$/, "");
}
