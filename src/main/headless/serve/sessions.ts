import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** For how long a browser stays signed in without a visit, in ms. */
export const sessionLife = 30 * 86_400_000;
/** How much of that is used up before an answer brings a new cookie, in ms. */
const renewAfter = 86_400_000;

export interface Session {
  /** The browser, by the number that it was given when it signed in. */
  readonly id: string;
  /** The `Set-Cookie` that renews it, where it is time for that. */
  readonly renewed: string | null;
}

/**
 * Who is signed in, without a list of them: a cookie says until when it holds, and a signature that only this data
 * folder's key makes vouches for it. So a window that is open stays signed in while the server is stopped and started
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
 * @param key of the data folder, 32 random bytes
 * @param port cookies know no ports: without it, two Bankens on one machine would sign each other out
 * @param now ms UTC
 */
export function createSessions(key: Buffer, port: number, now: () => number): Sessions {
  const name = `banken-${port}`;

  function signature(said: string): Buffer {
    // What it is for and where it holds are signed too: nothing that is signed for another purpose passes for it.
    return createHmac("sha256", key).update(`banken session ${port} ${said}`).digest();
  }

  /** Who a cookie's value is of, and for how long (ms) it still holds; null where it is none of ours. */
  function read(value: string): { readonly id: string; readonly left: number } | null {
    const [id, until, signed, ...more] = value.split(".");
    if (id === undefined || until === undefined || signed === undefined || more.length > 0) return null;
    const given = Buffer.from(signed, "base64url");
    const ours = signature(`${id}.${until}`);
    if (given.length !== ours.length || !timingSafeEqual(given, ours)) return null;
    return { id, left: Number(until) - now() };
  }

  function cookie(id: string): string {
    const said = `${id}.${now() + sessionLife}`;
    const value = `${said}.${signature(said).toString("base64url")}`;
    return `${name}=${value}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${sessionLife / 1000}`;
  }

  return {
    begin: () => cookie(randomBytes(16).toString("base64url")),
    check(cookies = "") {
      // Another program on this machine can set a cookie of the same name beside ours.
      const values = cookies
        .split(";")
        .map((each) => each.trim())
        .filter((each) => each.startsWith(`${name}=`))
        .map((each) => each.slice(name.length + 1));
      const found = values.map(read).find((each) => each !== null && each.left > 0);
      if (!found) return null;
      return { id: found.id, renewed: found.left < sessionLife - renewAfter ? cookie(found.id) : null };
    },
  };
}
