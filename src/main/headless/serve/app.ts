import { randomBytes } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { largestCall } from "../../../shared/ranges.ts";
import { doorHeader, doorPath, type HolderDoor } from "../../app/folder-hold/door.ts";
import type { Assets } from "../../app/window/assets.ts";
import { fileHeaders, pagePolicy } from "../../app/window/headers.ts";
import { readBody } from "./body.ts";
import { type Door, doorOf, type Place, type Refused, rpcPath, statusOf, streamPath } from "./doors.ts";
import { type Pages, plainPolicy } from "./pages.ts";
import { refusedText } from "./refused-text.ts";
import { type Rpc, refusedRpc } from "./rpc.ts";
import type { Session, Sessions } from "./sessions.ts";
import { createStreams } from "./streams.ts";
import type { Tokens } from "./tokens.ts";

export interface AppParts {
  readonly origin: string;
  readonly assets: Assets;
  readonly pages: Pages;
  readonly tokens: Tokens;
  readonly sessions: Sessions;
  readonly holderDoor: HolderDoor;
  /** Comes when the service runs: a window that was open before waits so long. Null where it cannot be started. */
  readonly rpc: Promise<Rpc | null>;
  /** Aborted when the server is about to close: streams end. */
  readonly closing: AbortSignal;
  readonly mistake: (where: string, thrown: unknown) => void;
}

interface Env {
  readonly Bindings: HttpBindings;
  readonly Variables: {
    readonly door: Exclude<Door, { to: "nowhere" }>;
    /** Who is signed in. */
    readonly session: Session;
  };
}

/** The window, the contract, and who may come in. */
export function createApp(parts: AppParts): Hono<Env> {
  const { origin, assets, pages, tokens, sessions, closing } = parts;
  const place: Place = { origin, isFile: (path) => assets.files.has(path) };
  const app = new Hono<Env>();
  const streams = createStreams();

  /** Whether the browser is signed in; its cookie is renewed on the way where that is due. */
  function signedIn(c: Context<Env>): boolean {
    const session = sessions.check(c.env.incoming.headers.cookie);
    if (session === null) return false;
    c.set("session", session);
    if (session.renewed !== null) c.env.outgoing.setHeader("set-cookie", session.renewed);
    return true;
  }

  function page(
    c: Context<Env>,
    policy: typeof pagePolicy,
    write: (nonce: string) => string,
    status: 200 | 401,
  ) {
    const nonce = randomBytes(16).toString("base64");
    c.header("content-security-policy", policy(nonce));
    return c.html(write(nonce), status);
  }

  app.use(async (c, next) => {
    const { method = "", url: target = "", rawHeaders } = c.env.incoming;
    const door = doorOf({ method, target, rawHeaders }, place);
    if (door.to === "nowhere") return refused(c, door.because, origin);
    c.set("door", door);
    return next();
  });

  app.post(
    `${rpcPath}/*`,
    (c, next) => (signedIn(c) ? next() : Promise.resolve(refusedRpc("signed_out"))),
    async (c) => {
      const { incoming, outgoing } = c.env;
      const door = c.get("door");
      if (door.to !== "rpc") return refusedRpc("not_found");
      const body = await readBody(incoming, largestCall);
      if (body === "broken_off") return c.body(null, 400);
      if (body === "too_large") return refusedRpc("too_large");
      const rpc = await parts.rpc;
      if (rpc === null) return refusedRpc("not_ready");
      const ends = [c.req.raw.signal, closing];
      if (door.path === streamPath) {
        const session = c.get("session");
        const stream = streams.open(session.id);
        if (stream === null) return refusedRpc("too_many_windows");
        outgoing.once("close", stream.close);
        ends.push(stream.ended, session.over);
      }
      return (await rpc(door.path, body, AbortSignal.any(ends))) ?? refusedRpc("not_found");
    },
  );

  app.post(doorPath, (c) => {
    const answer = parts.holderDoor.answer(c.req.header(doorHeader));
    return answer === null ? refused(c, "signed_out", origin) : c.json(answer);
  });

  app.get("*", (c) => {
    const door = c.get("door");
    const locked = () => page(c, plainPolicy, pages.locked, 401);
    const opening = (path: string) =>
      page(c, plainPolicy, (nonce) => pages.opening(nonce, origin + path), 200);
    switch (door.to) {
      case "step":
        return opening(door.path);
      case "visit":
        if (tokens.use(door.token)) {
          c.header("set-cookie", sessions.begin());
          return opening("/");
        }
        // The same link once more, in a browser that it has let in already.
        return signedIn(c) ? opening("/") : locked();
      case "page":
        return signedIn(c) ? page(c, pagePolicy, assets.page, 200) : locked();
      case "file": {
        const file = assets.files.get(door.path);
        if (file === undefined) return refused(c, "not_found", origin);
        if (!signedIn(c)) return refused(c, "signed_out", origin);
        for (const [name, value] of Object.entries(fileHeaders(file))) c.header(name, value);
        return c.body(file.bytes);
      }
      default:
        return refused(c, "method", origin);
    }
  });

  app.onError((thrown, c) => {
    parts.mistake(`${c.req.method} ${c.req.path}`, thrown);
    return c.body(null, 500);
  });

  return app;
}

/** To programs as to people: a window hears it in the contract's form, all others in words. */
function refused(c: Context, because: Refused, origin: string): Response {
  if (c.req.path.split("/")[1] === rpcPath.slice(1)) return refusedRpc(because);
  if (because === "method") c.header("allow", c.req.path === doorPath ? "POST" : "GET");
  return c.text(refusedText(because, origin), statusOf[because] as 400);
}
