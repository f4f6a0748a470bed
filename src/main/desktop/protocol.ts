import { randomBytes } from "node:crypto";
import { protocol } from "electron";
import type { Assets } from "../app/window/assets.ts";
import { commonHeaders, fileHeaders, pagePolicy } from "../app/window/headers.ts";
import { isOurs, scheme } from "./origin.ts";

/**
 * Makes the window's scheme one with an origin, storage and a secure context, like https. Electron takes it before
 * `ready` alone, and once: another call would undo this one (docs/api/protocol.md, registerSchemesAsPrivileged).
 */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** What there is at an address of the window's scheme. */
export type Files = (request: Request) => Response | Promise<Response>;

/** Serves the window. After `ready`. */
export function serveFiles(files: Files): void {
  protocol.handle(scheme, files);
}

/** The window's files, out of memory. */
export function builtFiles(assets: Assets): Files {
  return (request) => answer(request, assets);
}

function answer({ method, url: address }: Request, assets: Assets): Response {
  if (method !== "GET" || !isOurs(address)) return refused(404);
  const { pathname } = new URL(address);
  const file = assets.files.get(pathname);
  if (file !== undefined)
    return new Response(file.bytes, { headers: { ...commonHeaders, ...fileHeaders(file) } });
  // A piece of the window that is not there (any more); all other addresses are the window's own places.
  if (pathname.startsWith("/assets/")) return refused(404);
  const nonce = randomBytes(16).toString("base64");
  return new Response(assets.page(nonce), {
    headers: {
      ...commonHeaders,
      "content-security-policy": pagePolicy(nonce),
      "content-type": "text/html; charset=utf-8",
    },
  });
}

function refused(status: number): Response {
  return new Response(null, { status, headers: commonHeaders });
}
