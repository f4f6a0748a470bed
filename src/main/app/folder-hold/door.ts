import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import * as z from "zod";

/**
 * How two Bankens on one folder talk, over loopback. The one that holds the folder has left a secret in it that nobody
 * else can read. Neither side says the secret: each shows that it knows it, over a number that is used once. So a
 * stranger on that port (which may be another's by now) neither learns anything nor is believed.
 */

const answered = z.object({ url: z.string().nullable(), proof: z.string() });
type Answer = z.infer<typeof answered>;

/** What is asked of the holder: nothing but whether it is there, or to show its window to the person in front of it. */
export type Wish = "are_you_there" | "come_forward";

/** What the holder does, which its kind decides. */
export interface DoorActs {
  /** A new address of its window, good for one visit; null where the window is in no browser. */
  readonly address: () => string | null;
  readonly comeForward: () => void;
}

export interface HolderDoor {
  /** Null for one who does not know the secret. */
  answer(given: string | undefined): Answer | null;
}

/** Where it is, on the holder's port. */
export const doorPath = "/door";
/** The header that the request has to bring. */
export const doorHeader = "x-banken-holder";

function proofOf(secret: string, ...said: readonly string[]): string {
  return createHmac("sha256", secret).update(said.join("\n")).digest("base64url");
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

export function createHolderDoor(secret: string, { address, comeForward }: DoorActs): HolderDoor {
  return {
    answer(given = "") {
      const [nonce = "", wish = "", proof = ""] = given.split(".");
      if (!same(proof, proofOf(secret, "asked", nonce, wish))) return null;
      if (wish === ("come_forward" satisfies Wish)) comeForward();
      const url = address();
      return { url, proof: proofOf(secret, "answered", nonce, JSON.stringify(url)) };
    },
  };
}

/** What to send, and how to read what comes back: null where it was not from who knows the secret. */
export function knock(
  secret: string,
  wish: Wish,
): {
  readonly headers: Readonly<Record<string, string>>;
  readonly read: (body: unknown) => Pick<Answer, "url"> | null;
} {
  const nonce = randomBytes(16).toString("base64url");
  return {
    headers: { [doorHeader]: `${nonce}.${wish}.${proofOf(secret, "asked", nonce, wish)}` },
    read(body) {
      const { success, data } = answered.safeParse(body);
      return success && same(data.proof, proofOf(secret, "answered", nonce, JSON.stringify(data.url)))
        ? data
        : null;
    },
  };
}
