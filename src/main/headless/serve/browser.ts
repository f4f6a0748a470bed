/** What is known of where the command runs. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a person sits at a terminal. */
  readonly watched: boolean;
}

/** Whether there is a person with a browser here: on a server, or in a script, one that opened would be nobody's. */
export function hasBrowser({ watched, ...here }: Surroundings): boolean {
  return watched && !here.env.BANKEN_NO_OPEN && hasDisplay(here);
}

/** Whether what is shown here is seen by whoever started it. */
export function hasDisplay({ platform, env }: Omit<Surroundings, "watched">): boolean {
  if (platform === "linux") return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
  return !env.SSH_CONNECTION;
}

/** Opens an address in the person's browser; where that fails, the address was printed. */
export async function openBrowser(url: string): Promise<void> {
  try {
    const { default: open } = await import("open");
    await open(url);
  } catch {
    // There is no program that opens addresses.
  }
}
