import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import Conf from "conf";
import { defaultSettings, type Settings, settings as schema } from "../../shared/settings.ts";
import { makeFolder } from "../store/folder.ts";
import type { Clock } from "../watch/clock.ts";
import { RefusedByService } from "./refused.ts";
import type { SettingsFile } from "./settings.ts";

/** A settings file that could not be used; the defaults hold. */
export interface UnusableSettings {
  readonly path: string;
  /** `damaged`: no JSON; `invalid`: other values than there can be; else the file system's error code. */
  readonly fault: string;
  /** Where the file is now; null where it is still in its place. */
  readonly keptAs: string | null;
}

/** What is wrong with them, for who says it to a person. */
export function unusableKind({ fault, keptAs }: UnusableSettings): "unreadable" | "damaged" | "invalid" {
  if (keptAs === null) return "unreadable";
  return fault === "damaged" ? "damaged" : "invalid";
}

/**
 * The settings of either host: `settings.json` in the data folder, to be read and written by hand as well.
 * What is in it and is no setting of ours stays in it, and so does what was written by hand since it was read: that
 * holds from the next start on. One that cannot be used is set aside whole, and told.
 */
export function settingsFile(
  dataDir: string,
  clock: Clock,
  unusable: (told: UnusableSettings) => void,
): SettingsFile {
  const path = join(dataDir, "settings.json");

  /** What it held as far as we know; null where we do not. */
  let known: Settings | null = null;

  function open(): Conf<Record<string, unknown>> {
    makeFolder(dataDir, 0o700);
    return new Conf({
      cwd: dataDir,
      configName: "settings",
      accessPropertiesByDotNotation: false,
      configFileMode: 0o600,
    });
  }

  function setAside(fault: "damaged" | "invalid"): void {
    const time = new Date(clock.now()).toISOString().replace(/[-:]|\.\d+/g, "");
    const aside = join(dataDir, `settings.damaged-${time}.json`);
    renameSync(path, aside);
    unusable({ path, fault, keptAs: aside });
  }

  /** The file with what it holds; null where it was set aside. */
  function read(): { readonly file: Conf<Record<string, unknown>>; readonly settings: Settings } | null {
    let file: Conf<Record<string, unknown>>;
    let kept: Record<string, unknown>;
    try {
      file = open();
      kept = file.store;
    } catch (thrown) {
      if (!(thrown instanceof SyntaxError)) throw thrown;
      setAside("damaged");
      return null;
    }
    const parsed = schema.safeParse(kept);
    if (parsed.success) return { file, settings: parsed.data };
    setAside("invalid");
    return null;
  }

  return {
    read() {
      try {
        known = read()?.settings ?? defaultSettings;
        return known;
      } catch (thrown) {
        unusable({ path, fault: codeOf(thrown), keptAs: null });
        return defaultSettings;
      }
    },
    write(settings) {
      try {
        const there = existsSync(path);
        const found = read();
        // What differs from what we know of is what was changed here; the rest may have been, by hand.
        const changed = there && found !== null ? differing(settings, known) : settings;
        (found?.file ?? open()).set({ ...changed });
        known = settings;
      } catch (thrown) {
        throw new RefusedByService("folder_unusable", `${path} (${codeOf(thrown)})`);
      }
    },
  };
}

/** The settings that are others than before. */
function differing(settings: Settings, before: Settings | null): Partial<Settings> {
  if (before === null) return settings;
  const entries = Object.entries(settings) as [keyof Settings, unknown][];
  return Object.fromEntries(entries.filter(([name, value]) => !isDeepStrictEqual(value, before[name])));
}

/** @throws what is no error of the file system's */
function codeOf(thrown: unknown): string {
  const { code } = thrown as NodeJS.ErrnoException;
  if (code === undefined) throw thrown;
  return code;
}
