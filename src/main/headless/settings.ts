import { renameSync } from "node:fs";
import { join } from "node:path";
import Conf from "conf";
import { defaultSettings, type Settings, settings as schema } from "../../shared/settings.ts";
import { RefusedByService } from "../app/refused.ts";
import type { SettingsFile } from "../app/settings.ts";
import { makeFolder } from "../store/folder.ts";
import type { Clock } from "../watch/clock.ts";

/** A settings file that could not be used; the defaults hold. */
export interface UnusableSettings {
  readonly path: string;
  /** `damaged`: no JSON; `invalid`: other values than there can be; else the file system's error code. */
  readonly fault: string;
  /** Where the file is now; null where it is still in its place. */
  readonly keptAs: string | null;
}

/**
 * The settings of the headless host: `settings.json` in the data folder, to be read and written by hand as well.
 * What is in it and is no setting of ours stays in it. One that cannot be used is set aside whole, and told.
 */
export function settingsFile(
  dataDir: string,
  clock: Clock,
  unusable: (told: UnusableSettings) => void,
): SettingsFile {
  const path = join(dataDir, "settings.json");

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

  /** What the file holds; null where it was set aside. */
  function read(): Settings | null {
    let kept: Record<string, unknown>;
    try {
      kept = open().store;
    } catch (thrown) {
      if (!(thrown instanceof SyntaxError)) throw thrown;
      setAside("damaged");
      return null;
    }
    const parsed = schema.safeParse(kept);
    if (parsed.success) return parsed.data;
    setAside("invalid");
    return null;
  }

  return {
    read() {
      try {
        return read() ?? defaultSettings;
      } catch (thrown) {
        unusable({ path, fault: codeOf(thrown), keptAs: null });
        return defaultSettings;
      }
    },
    write(settings) {
      try {
        read();
        open().set({ ...settings });
      } catch (thrown) {
        throw new RefusedByService("folder_unusable", `${path} (${codeOf(thrown)})`);
      }
    },
  };
}

/** @throws what is no error of the file system's */
function codeOf(thrown: unknown): string {
  const { code } = thrown as NodeJS.ErrnoException;
  if (code === undefined) throw thrown;
  return code;
}
