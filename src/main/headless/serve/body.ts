import type { IncomingMessage } from "node:http";

/**
 * A request's whole body, or why there is none: it is larger than `most` bytes, or says that it will be; or the client
 * went away before its end. What is too large is not read on, and the connection stays usable for the answer.
 */
export async function readBody(
  incoming: IncomingMessage,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | "too_large" | "broken_off"> {
  if (Number(incoming.headers["content-length"] ?? 0) > most) return "too_large";
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > most) return "too_large";
      parts.push(part);
    }
  } catch {
    return "broken_off";
  }
  return new Uint8Array(Buffer.concat(parts, size));
}
