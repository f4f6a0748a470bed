import type { Asset } from "./assets.ts";

/** What every answer says to the browser, whatever it is: it may load what is ours and nothing else. */
export const commonHeaders: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "origin-agent-cluster": "?1",
  "permissions-policy":
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), serial=(), usb=()",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  // The list may hold names that nobody wants to be asked about, and a page full of them is no reason to.
  "x-dns-prefetch-control": "off",
};

/**
 * The window's page: its own scripts, styles, images and the contract. Mantine puts styles in at run time, which
 * carry the nonce (a number used once); it sets the rest through the CSSOM, which no policy forbids.
 */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** What a file of the window's says besides. */
export function fileHeaders({ type, hashed }: Asset): Readonly<Record<string, string>> {
  return {
    "content-type": type,
    ...(hashed && { "cache-control": "private, max-age=31536000, immutable" }),
  };
}
