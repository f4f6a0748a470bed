import type { UpdateFault } from "../../shared/contract/host.ts";
import type { PackageKind } from "./package-kind.ts";

/** What is known of updates at a moment. Times are ms UTC. */
export interface UpdateKnown {
  readonly on: boolean;
  readonly doing: "nothing" | "looking" | "fetching";
  /** The newer version that was found. */
  readonly found: string | null;
  /** Whether it is here and whole. */
  readonly ready: boolean;
  readonly fault: UpdateFault | null;
  /** When Banken first ran here with updates in mind, and when it looked last. */
  readonly since: number;
  readonly lookedAt: number | null;
}

/** How each package is updated. */
export const packages: Readonly<
  Record<
    PackageKind,
    {
      /** On until a person says otherwise. What a package manager brought is its own matter. */
      readonly onAtFirst: boolean;
      /** Put in its place when Banken quits, without a word. */
      readonly atQuit: boolean;
      /** The system asks for an administrator's password. */
      readonly password: boolean;
    }
  >
> = {
  appimage: { onAtFirst: true, atQuit: true, password: false },
  nsis: { onAtFirst: true, atQuit: true, password: false },
  mac: { onAtFirst: true, atQuit: true, password: false },
  deb: { onAtFirst: false, atQuit: false, password: true },
  rpm: { onAtFirst: false, atQuit: false, password: true },
};

const hour = 3_600_000;
/** Nobody is asked before a person had a day to see that somebody would be. */
const atFirst = 24 * hour;
const between = 24 * hour;
const afterFault = 6 * hour;

/** When Banken looks next by itself; null: it does not. */
export function nextLook({ on, ready, found, fault, since, lookedAt }: UpdateKnown): number | null {
  if (!on || ready || (found !== null && fault === null)) return null;
  if (lookedAt === null) return since + atFirst;
  return lookedAt + (fault === null ? between : afterFault);
}

/** What to do now. Nothing is fetched in the middle of a pass. */
export function nextStep(known: UpdateKnown, passing: boolean, now: number): "look" | "fetch" | null {
  if (!known.on || known.ready || known.doing !== "nothing") return null;
  if (known.found !== null && known.fault === null) return passing ? null : "fetch";
  const next = nextLook(known);
  return next !== null && now >= next ? "look" : null;
}

/** The state in one word, as the window has it. */
export function standing(known: UpdateKnown) {
  if (!known.on) return "off";
  if (known.doing !== "nothing") return known.doing;
  if (known.ready) return "ready";
  if (known.fault !== null) return "failed";
  if (known.found !== null) return "found";
  return known.lookedAt === null ? "waiting" : "up_to_date";
}

/**
 * What went wrong, by the code and the beginning of the message of what electron-updater 6 throws; the first that fits.
 * A message wraps what was thrown below it, so the network comes before those that read an answer.
 */
const faults: readonly (readonly [RegExp, UpdateFault])[] = [
  [/^ERR_CHECKSUM_MISMATCH\b/, "checksum"],
  // Squirrel.Mac takes no update for a program that is not signed, or is signed by somebody else.
  [/^ERR_UPDATER_INVALID_SIGNATURE\b|\bcode signature\b/i, "signature"],
  [/^(ENOSPC|EACCES|EPERM|EROFS|EDQUOT)\b/, "disk"],
  [
    /\bnet::ERR_|\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH)\b/,
    "offline",
  ],
  [
    /^ERR_UPDATER_(NO_PUBLISHED_VERSIONS|LATEST_VERSION_NOT_FOUND|CHANNEL_FILE_NOT_FOUND)\b/,
    "none_published",
  ],
  [
    /^HTTP_ERROR_404\b|\bNo published versions on GitHub\b|\bUnable to find latest version\b/,
    "none_published",
  ],
  [/^(HTTP_ERROR_|ERR_UPDATER_INVALID_)/, "server"],
];

export function updateFault(thrown: unknown): UpdateFault {
  const { code = "", message = "" } = (thrown ?? {}) as {
    readonly code?: unknown;
    readonly message?: unknown;
  };
  const text = `${code} ${message}`.trimStart().slice(0, 500);
  return faults.find(([pattern]) => pattern.test(text))?.[1] ?? "other";
}
