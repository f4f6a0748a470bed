import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { SessionKey } from "./session-file.ts";

/** For how long a browser stays signed in without a visit, in ms. */
export const sessionLife = 30 * 86_400_000;
/** For how long after it signed in, however often it visits, in ms. */
export const longestSession = 90 * 86_400_000;
/** How much later than its cookie says a browser could stay signed in before an answer brings a new one, in ms. */
const renewAfter = 86_400_000;

export interface Session {
  /** The browser, by the number that it was given when it signed in. */
  readonly id: string;
  /** The `Set-Cookie` that renews it, where it is time for that. */
  readonly renewed: string | null;
  /** Aborted when every browser is signed out. */
  readonly over: AbortSignal;
}

/**
 * Who is signed in, without a list of them: a cookie says since when and until when it holds, and a signature that
 * only this data folder's key makes vouches for it. So a window that is open stays signed in while the server is stopped and started
 * again. It opens what the data folder holds to whom the folder itself is closed, and no more; whoever can read the
 * key can read the folder.
 *
 * A browser sends a cookie to every port of 127.0.0.1, so a server of somebody else's on this machine that a person
 * opens there could learn it, and use it from outside of a browser. Nothing that HTTP has keeps that from happening;
 * the key for VirusTotal is not to be had with it.
 */
export interface Sessions {
  /** A `Set-Cookie` for a browser that is signed in from now on. */
  begin(): string;
  /** The session that a `Cookie` header holds; null where there is none that holds. */
  check(cookies: string | undefined): Session | null;
}

/**
 * @param current the key of the data folder that holds now
 * @param port cookies know no ports: without it, two Bankens on one machine would sign each other out
 * @param now ms UTC
 */
export function createSessions(current: () => SessionKey, port: number, now: () => number): Sessions {
  const name = `banken-${port}`;

  function signature({ bytes }: SessionKey, said: string): Buffer {
    // What it is for and where it holds are signed too: nothing that is signed for another purpose passes for it.
    return createHmac("sha256", bytes).update(`banken session ${port} ${said}`).digest();
  }

  /** Who a cookie's value is of, since and until when (ms UTC); null where it is none of ours, or holds no more. */
  function read(key: SessionKey, value: string) {
    const [id, since, until, signed, ...more] = value.split(".");
    if (id === undefined || since === undefined || until === undefined) return null;
    if (signed === undefined || more.length > 0) return null;
    const given = Buffer.from(signed, "base64url");
    const ours = signature(key, `${id}.${since}.${until}`);
    if (given.length !== ours.length || !timingSafeEqual(given, ours)) return null;
    return Number(until) > now() ? { id, since: Number(since), until: Number(until) } : null;
  }

  function untilFrom(since: number): number {
    return Math.min(now() + sessionLife, since + longestSession);
  }

  function cookie(key: SessionKey, id: string, since: number): string {
    const until = untilFrom(since);
    const said = `${id}.${since}.${until}`;
    const value = `${said}.${signature(key, said).toString("base64url")}`;
    const left = Math.ceil((until - now()) / 1000);
    return `${name}=${value}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${left}`;
  }

  return {
    begin: () => cookie(current(), randomBytes(16).toString("base64url"), now()),
    check(cookies = "") {
      const key = current();
      // Another program on this machine can set a cookie of the same name beside ours.
      const values = cookies
        .split(";")
        .map((each) => each.trim())
        .filter((each) => each.startsWith(`${name}=`))
        .map((each) => each.slice(name.length + 1));
      const found = values.map((value) => read(key, value)).find((each) => each !== null);
      if (!found) return null;
      const { id, since, until } = found;
      const renewed = untilFrom(since) - until > renewAfter ? cookie(key, id, since) : null;
      return { id, renewed, over: key.over };
    },
  };
}
