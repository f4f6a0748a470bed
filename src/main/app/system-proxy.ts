/** The kinds of proxy that a request can go through, by Chromium's name, and how undici calls them. */
const schemes: Readonly<Record<string, string>> = { PROXY: "http", HTTPS: "https" };

/**
 * The first proxy of a list as Chromium resolves one (`PROXY host:port; SOCKS host:port; DIRECT`) that a request can go
 * through, as an address; null: none before one goes there straight.
 */
export function proxyIn(list: string): string | null {
  for (const each of list.split(";")) {
    const [kind = "", place = ""] = each.trim().split(/\s+/);
    if (kind.toUpperCase() === "DIRECT") return null;
    const scheme = schemes[kind.toUpperCase()];
    const url = scheme === undefined ? null : URL.parse(`${scheme}://${place}`);
    // A place is a host and a port: never a name and password, never a path.
    if (url !== null && /^[^/@?#]+:\d+$/.test(place)) return url.origin;
  }
  return null;
}
