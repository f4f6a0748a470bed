import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** For how long an address is good, in ms: long enough to copy it to another terminal, too short to be found later. */
export const tokenLife = 10 * 60_000;
/** More than anyone asks for at a time; the oldest go first. */
const mostTokens = 16;

/** Addresses that are good for one visit. Nothing of them is kept but what tells them again. */
export interface Tokens {
  issue(): string;
  /** Whether `token` was issued in the last ten minutes and is used now for the first time. */
  use(token: string): boolean;
}

/** @param now ms UTC */
export function createTokens(now: () => number): Tokens {
  let open: { readonly digest: Buffer; readonly until: number }[] = [];
  return {
    issue() {
      const token = randomBytes(32).toString("base64url");
      open = [...open.slice(1 - mostTokens), { digest: digestOf(token), until: now() + tokenLife }];
      return token;
    },
    use(token) {
      const digest = digestOf(token);
      // All of them, and each to its last byte: how long it takes says nothing of how near a guess was.
      const found = open.filter((each) => timingSafeEqual(each.digest, digest));
      open = open.filter((each) => !found.includes(each));
      return found.some(({ until }) => now() < until);
    },
  };
}

function digestOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
