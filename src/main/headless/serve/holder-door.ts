import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import * as z from "zod";

/**
 * How two `banken serve` on one folder talk, over loopback. The one that holds the folder has left a secret in it that
 * nobody else can read. Neither side says the secret: each shows that it knows it, over a number that is used once. So
 * a stranger on that port (which may be another's by now) neither learns anything nor is believed.
 */

const answered = z.object({ url: z.string(), proof: z.string() });
type Answer = z.infer<typeof answered>;

export interface HolderDoor {
  /** The header that the request has to bring. */
  readonly header: string;
  /** An address that is good for one visit; null for one who does not know the secret. */
  answer(given: string | undefined): Answer | null;
}

const header = "x-banken-holder";

function proofOf(secret: string, ...said: readonly string[]): string {
  return createHmac("sha256", secret).update(said.join("\n")).digest("base64url");
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** @param address a new address, good for one visit */
export function createHolderDoor(secret: string, address: () => string): HolderDoor {
  return {
    header,
    answer(given = "") {
      const [nonce = "", proof = ""] = given.split(".");
      if (!same(proof, proofOf(secret, "asked", nonce))) return null;
      const url = address();
      return { url, proof: proofOf(secret, "answered", nonce, url) };
    },
  };
}

/** What to send, and how to read what comes back: the address, or null where it was not from who knows the secret. */
export function askHolder(secret: string): {
  readonly headers: Readonly<Record<string, string>>;
  readonly read: (body: unknown) => string | null;
} {
  const nonce = randomBytes(16).toString("base64url");
  return {
    headers: { [header]: `${nonce}.${proofOf(secret, "asked", nonce)}` },
    read(body) {
      const { success, data } = answered.safeParse(body);
      return success && same(data.proof, proofOf(secret, "answered", nonce, data.url)) ? data.url : null;
    },
  };
}
