import { doorPath } from "../../app/folder-hold/door.ts";

/**
 * Who comes in, and to what: decided from a request's head alone, before anything of it is done. Only a cookie is
 * looked at elsewhere (sessions.ts), for what asks for one. Nothing here compares a part of a name: what has to be ours
 * has to be ours exactly.
 */

/** A request's head, as it came over the wire. */
export interface Knock {
  readonly method: string;
  /** The request target: path and query, not decoded. */
  readonly target: string;
  /** Names and values in turn, doubled ones included (Node's `rawHeaders`). */
  readonly rawHeaders: readonly string[];
}

/** What is behind the doors. */
export interface Place {
  /** `http://127.0.0.1:PORT`: the one name under which the window is reached. */
  readonly origin: string;
  /** Whether there is a file of the window at exactly this path. */
  readonly isFile: (path: string) => boolean;
}

/** Why somebody is sent away. */
export type Refused =
  | "host"
  | "target"
  | "method"
  | "origin"
  | "site"
  | "media_type"
  | "signed_out"
  | "not_found"
  | "too_large"
  | "too_many_windows"
  | "not_ready";

export type Door =
  /** A link on a stranger's page: the browser left the cookie at home, and brings it when our own page asks again. */
  | { readonly to: "step"; readonly path: string }
  /** The address with its token. */
  | { readonly to: "visit"; readonly token: string }
  | { readonly to: "page" }
  | { readonly to: "file"; readonly path: string }
  | { readonly to: "rpc"; readonly path: string }
  /** Another Banken on the same folder. */
  | { readonly to: "holder" }
  | { readonly to: "nowhere"; readonly because: Refused };

/** What each comes to. The words for a person are `refused` in serve.json (refused-text.ts). */
export const statusOf: Readonly<Record<Refused, number>> = {
  target: 400,
  signed_out: 401,
  origin: 403,
  site: 403,
  not_found: 404,
  method: 405,
  too_large: 413,
  media_type: 415,
  host: 421,
  too_many_windows: 429,
  not_ready: 503,
};

/** Where the contract is served, and the one procedure of it that stays open. */
export const rpcPath = "/rpc";
export const streamPath = "/rpc/changes/stream";

/**
 * The first door, for every request: it has to name us as we are named. A page whose name was made to point at this
 * machine (DNS rebinding) sends its own name here. Null: come in.
 */
export function frontDoor({ target, rawHeaders }: Knock, { origin }: Place): Refused | null {
  if (`http://${only(rawHeaders, "host")}` !== origin) return "host";
  return target.startsWith("/") ? null : "target";
}

/** Where a request leads that came through the first door. */
export function doorOf(knock: Knock, place: Place): Door {
  const url = URL.parse(place.origin + knock.target);
  if (url === null || url.origin !== place.origin) return nowhere("target");
  const path = url.pathname;
  const first = path.split("/")[1];
  if (path === doorPath) return holderDoor(knock);
  if (`/${first}` === rpcPath) return rpcDoor(knock, place, path);
  if (knock.method !== "GET") return nowhere("method");
  if (foreign(knock, place)) return nowhere("origin");
  if (place.isFile(path)) return ownSite(knock) ? { to: "file", path } : nowhere("site");
  const token = path === "/" ? url.searchParams.get("token") : null;
  return pageDoor(knock, token, path + url.search, first === "assets");
}

/** A call of the contract: a POST of our own page's, whose body is JSON. A browser asks nobody before such a request. */
function rpcDoor(knock: Knock, { origin }: Place, path: string): Door {
  if (knock.method !== "POST") return nowhere("method");
  if (only(knock.rawHeaders, "origin") !== origin) return nowhere("origin");
  const site = only(knock.rawHeaders, "sec-fetch-site");
  if (site !== undefined && site !== "same-origin") return nowhere("site");
  const [type] = (only(knock.rawHeaders, "content-type") ?? "").split(";");
  if (type?.trim().toLowerCase() !== "application/json") return nowhere("media_type");
  return { to: "rpc", path };
}

/** Not for browsers at all: whatever page it was, its browser would say where the request comes from. */
function holderDoor({ method, rawHeaders }: Knock): Door {
  if (method !== "POST") return nowhere("method");
  if (only(rawHeaders, "origin") !== undefined) return nowhere("origin");
  if (only(rawHeaders, "sec-fetch-site") !== undefined) return nowhere("site");
  return { to: "holder" };
}

/** A page load: the window's own addresses all show the same page. */
function pageDoor(knock: Knock, token: string | null, path: string, asset: boolean): Door {
  const dest = only(knock.rawHeaders, "sec-fetch-dest");
  // A script or an image that is not there (any more), or a page in a frame.
  if (dest === undefined ? asset : dest !== "document") return nowhere("not_found");
  if (token !== null) return { to: "visit", token };
  if (ownSite(knock)) return { to: "page" };
  return only(knock.rawHeaders, "sec-fetch-mode") === "navigate" ? { to: "step", path } : nowhere("site");
}

/** Whether the browser says that it was our page, or the person (the address bar, a bookmark, another program). */
function ownSite({ rawHeaders }: Knock): boolean {
  const site = only(rawHeaders, "sec-fetch-site");
  return site === undefined || site === "same-origin" || site === "none";
}

/** Whether it was sent by a page that is not ours. */
function foreign({ rawHeaders }: Knock, { origin }: Place): boolean {
  const from = only(rawHeaders, "origin");
  return from !== undefined && from !== origin;
}

function nowhere(because: Refused): Door {
  return { to: "nowhere", because };
}

/** The value of a header; undefined where it is not there, null where it is there more than once. */
function only(rawHeaders: readonly string[], name: string): string | null | undefined {
  const values = rawHeaders.filter((_, n) => n % 2 === 1 && rawHeaders[n - 1]?.toLowerCase() === name);
  return values.length > 1 ? null : values[0];
}
