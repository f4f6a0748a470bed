import { resolve } from "node:path";
import { parseArgs } from "node:util";

/** What `npm start -- …` was given, for each of the hosts. */
export interface Asked {
  /** For the desktop; null where something was asked for that only `serve` can do. */
  readonly desktop: {
    readonly args: readonly string[];
    /** Undefined: the one in the environment, else the usual one. */
    readonly dataDir: string | undefined;
  } | null;
  /** For `serve`. */
  readonly serve: readonly string[];
}

/**
 * Reads a command line.
 * @param folder the one that the person stands in: file names mean it
 */
export function readAsked(args: readonly string[], folder: string): Asked {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: {
      "data-dir": { type: "string" },
      practice: { type: "boolean" },
      hidden: { type: "boolean" },
    },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const known = new Set(["data-dir", "practice", "hidden"]);
  const named = values["data-dir"];
  // The folder's name was forgotten: `serve` says so.
  const whole = named === undefined || typeof named === "string";
  const forServe = tokens.some((token) => token.kind === "option" && !known.has(token.name));
  const switches = (["practice", "hidden"] as const)
    .filter((each) => values[each])
    .map((each) => `--${each}`);
  return {
    desktop:
      forServe || !whole
        ? null
        : { args: [...switches, ...positionals], dataDir: named && resolve(folder, named) },
    // A window that stays unseen is, to a browser, one that is not opened.
    serve: args.map((each) => (each === "--hidden" ? "--no-open" : each)),
  };
}
