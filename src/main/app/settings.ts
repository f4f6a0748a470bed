import { type Settings, type SomeSettings, settings as schema } from "../../shared/settings.ts";
import type { SomeLimits } from "../watch/quota.ts";

/** Where the settings are kept. */
export interface SettingsFile {
  /** What is kept, or the defaults where that is nothing or cannot be used. */
  read(): Settings;
  /** @throws {RefusedByService} where it cannot be written; then nothing was changed */
  write(settings: Settings): void;
}

/** The settings that hold. They are read once: what a person changes comes through here. */
export interface SettingsKept {
  get(): Settings;
  set(some: SomeSettings): Settings;
  setPractice(on: boolean): Settings;
  /** The limits among them, as the quota takes them. */
  limits(): SomeLimits;
}

/** @param inPractice begins in practice whatever the file says, and does not write that down */
export function keepSettings(file: SettingsFile, inPractice: boolean): SettingsKept {
  let kept = file.read();
  let practice = inPractice || kept.practice;

  const get = (): Settings => ({ ...kept, practice });

  function keep(settings: Settings): void {
    const valid = schema.parse(settings);
    file.write(valid);
    kept = valid;
  }

  return {
    get,
    set(some) {
      keep({ ...kept, ...named(some), limits: { ...kept.limits, ...named(some.limits ?? {}) } });
      return get();
    },
    setPractice(on) {
      if (kept.practice !== on) keep({ ...kept, practice: on });
      practice = on;
      return get();
    },
    limits() {
      const { perMinute, perDay, perMonth } = kept.limits;
      return {
        perMinute: perMinute ?? undefined,
        perDay: perDay ?? undefined,
        perMonth: perMonth ?? undefined,
      };
    },
  };
}

/** Without what is there and undefined: that changes nothing. */
function named<T extends object>(some: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
