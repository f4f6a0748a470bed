import { createHolderDoor, newSecret } from "./door.ts";
import { openDoor } from "./door-server.ts";
import type { Hold, takeHold } from "./hold.ts";

/** A folder that is this process's: nobody else keeps watch over it. */
export interface Held {
  /** Comes where another process has taken it over: the watch has to end. */
  readonly lost: Promise<void>;
  /** Answers nobody any more: who comes now waits until this process has ended, and takes the folder then. */
  closeDoor(): Promise<void>;
  /** Gives it free. */
  release(): Promise<void>;
}

/** What to take hold with. */
export type Knocker = Pick<Parameters<typeof takeHold>[1], "port" | "secret">;

/**
 * Holds a folder behind a door of its own, for a process that serves nothing over HTTP.
 * @param comeForward called where somebody starts another Banken on this folder, and should see this one
 * @param take takes hold, or says what became of it instead
 * @throws whatever `take` throws, and Node's errors where no port can be had
 */
export async function holdBehindDoor<Other>(
  comeForward: () => void,
  take: (mine: Knocker) => Promise<Hold | Other>,
): Promise<Held | Other> {
  const secret = newSecret();
  const door = await openDoor(createHolderDoor(secret, { address: () => null, comeForward }));
  let hold: Hold | null = null;
  try {
    const taken = await take({ port: door.port, secret });
    if (!isHold(taken)) return taken;
    hold = taken;
  } finally {
    if (hold === null) await door.close();
  }
  const { lost, release } = hold;
  return {
    lost,
    closeDoor: door.close,
    async release() {
      await door.close();
      release();
    },
  };
}

function isHold(taken: unknown): taken is Hold {
  return typeof taken === "object" && taken !== null && "release" in taken;
}
