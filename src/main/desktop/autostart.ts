import { readFileSync, rmSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { RefusedByService } from "../app/refused.ts";
import { writeOwnFile } from "../store/own-file.ts";
import { entryValue, execOf, withEntryValue } from "./desktop-entry.ts";

/** The entry that has a Linux desktop start Banken at login. */
export interface Autostart {
  /** Whether it is there and nobody has switched it off in it. */
  on(): boolean;
  /** @throws {RefusedByService} where it cannot be written */
  set(on: boolean): void;
  /** Has it start what runs now, where it is on: an AppImage is moved and renamed. */
  mend(): void;
}

/** Where a person's autostart entries are (https://specifications.freedesktop.org/autostart-spec/latest/). */
export function autostartFolder(env: NodeJS.ProcessEnv, home: string): string {
  const { XDG_CONFIG_HOME: given = "" } = env;
  // A relative one is to be ignored (the XDG Base Directory Specification).
  return join(isAbsolute(given) ? given : join(home, ".config"), "autostart");
}

/** @param command the program and its arguments */
export function autostart(folder: string, command: readonly string[]): Autostart {
  const path = join(folder, "banken.desktop");
  const exec = execOf(command);

  function read(): string | null {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return null;
    }
  }

  /** Desktops switch an entry off in place, with a key of the specification's or of GNOME's. */
  function startsIn(entry: string): boolean {
    return (
      entryValue(entry, "Exec") !== null &&
      entryValue(entry, "Hidden") !== "true" &&
      entryValue(entry, "X-GNOME-Autostart-enabled") !== "false"
    );
  }

  function on(): boolean {
    const entry = read();
    return entry !== null && startsIn(entry);
  }

  return {
    on,
    set(wanted) {
      try {
        if (wanted) writeOwnFile(path, entryOf(exec));
        else rmSync(path, { force: true });
      } catch (thrown) {
        if ((thrown as NodeJS.ErrnoException).syscall === undefined) throw thrown;
        throw new RefusedByService("folder_unusable", path);
      }
    },
    mend() {
      const entry = read();
      if (entry === null || !startsIn(entry) || entryValue(entry, "Exec") === exec) return;
      writeOwnFile(path, withEntryValue(entry, "Exec", exec));
    },
  };
}

function entryOf(exec: string): string {
  const lines = [
    "[Desktop Entry]",
    "Type=Application",
    "Name=Banken",
    "Comment=A watchdog for your domains",
    `Exec=${exec}`,
    "Icon=banken-desktop",
    "Terminal=false",
    "X-GNOME-Autostart-enabled=true",
  ];
  return `${lines.join("\n")}\n`;
}
