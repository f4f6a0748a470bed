import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { autostart, autostartFolder } from "../../../src/main/desktop/autostart.ts";
import { entryValue, execOf, withEntryValue } from "../../../src/main/desktop/desktop-entry.ts";
import { temporaryFolder } from "../../support/folder.ts";

let home: ReturnType<typeof temporaryFolder>;
let folder: string;
let path: string;
beforeEach(() => {
  home = temporaryFolder();
  folder = join(home.path, ".config/autostart");
  path = join(folder, "banken.desktop");
});
afterEach(() => home[Symbol.dispose]());

const program = ["/opt/Banken/banken-desktop", "--hidden"];
const entry = () => readFileSync(path, "utf8");

/** Puts an entry there, as a person or a desktop's own settings leave it. */
function there(text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, text);
}

describe("the autostart entry", () => {
  test("is where the XDG specification has it", () => {
    expect(autostartFolder({}, "/home/me")).toBe("/home/me/.config/autostart");
    expect(autostartFolder({ XDG_CONFIG_HOME: "/conf" }, "/home/me")).toBe("/conf/autostart");
    for (const XDG_CONFIG_HOME of ["", "relative/conf"])
      expect(autostartFolder({ XDG_CONFIG_HOME }, "/home/me")).toBe("/home/me/.config/autostart");
  });

  test("is not there until it is asked for, is written whole, and goes again", () => {
    const login = autostart(folder, program);
    login.mend();
    expect([login.on(), existsSync(folder)]).toEqual([false, false]);
    login.set(true);
    expect(login.on()).toBe(true);
    expect(entry()).toMatch(/^\[Desktop Entry\]\nType=Application\nName=Banken\n/);
    expect(entryValue(entry(), "Exec")).toBe('"/opt/Banken/banken-desktop" "--hidden"');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    login.set(false);
    expect([login.on(), existsSync(path)]).toEqual([false, false]);
    login.set(false);
  });

  test.each(["Hidden=true", "X-GNOME-Autostart-enabled=false", "X-GNOME-Autostart-enabled = false"])(
    "that a person switched off with %s is off, is left as it is, and can be asked for again",
    (line) => {
      const text = `[Desktop Entry]\nType=Application\nExec=/old/banken\n${line}\n`;
      there(text);
      const login = autostart(folder, program);
      login.mend();
      expect([login.on(), entry()]).toEqual([false, text]);
      login.set(true);
      expect(login.on()).toBe(true);
    },
  );

  test("that starts what is not there any more is mended, and keeps what a person wrote into it", () => {
    const text = (exec: string) =>
      `# mine\n[Desktop Entry]\nType=Application\nExec=${exec}\nX-GNOME-Autostart-Delay=20\n\n[Desktop Action x]\nExec=other\n`;
    there(text("/home/me/old.AppImage"));
    const login = autostart(folder, ["/home/me/new.AppImage", "--hidden"]);
    login.mend();
    expect(entry()).toBe(text('"/home/me/new.AppImage" "--hidden"'));
    const { mtimeMs } = statSync(path);
    login.mend();
    expect(statSync(path).mtimeMs).toBe(mtimeMs);
  });

  test("that says nothing to start is off", () => {
    there("[Desktop Action x]\nExec=/opt/banken\n");
    expect(autostart(folder, program).on()).toBe(false);
  });

  test("whose folder is a file is refused by name", () => {
    mkdirSync(join(home.path, ".config"));
    writeFileSync(folder, "");
    expect(() => autostart(folder, program).set(true)).toThrow(
      expect.objectContaining({ why: "folder_unusable", detail: path }),
    );
  });
});

/** Reads a value of `Exec` back, as the specification says: the string's escapes first, then quotes, then percents. */
function readExec(value: string): string[] {
  const escapes: Record<string, string> = { s: " ", n: "\n", t: "\t", r: "\r", "\\": "\\" };
  const text = value.replace(/\\([sntr\\])/g, (_, letter: string) => escapes[letter] ?? "");
  const args: string[] = [];
  for (const [, quoted = ""] of text.matchAll(/"((?:[^"\\`$]|\\["`$\\])*)"(?: |$)/g))
    args.push(quoted.replace(/\\(["`$\\])/g, "$1").replaceAll("%%", "%"));
  return args;
}

describe("Exec", () => {
  test.each([
    [["/a b/c"], '"/a b/c"'],
    [["/a$b`c"], '"/a\\\\$b\\\\`c"'],
    [['/a"b\\c'], '"/a\\\\"b\\\\\\\\c"'],
    [["/100%/x", "--hidden"], '"/100%%/x" "--hidden"'],
  ])("of %j is %s", (args, value) => {
    expect(execOf(args)).toBe(value);
  });

  test("says any path so that a desktop reads the same one, on one line", () => {
    const arg = fc.string({ unit: fc.constantFrom(..."ab/ \"'`$\\%\n\t\r;&|<>*?#()~=犬") });
    fc.assert(
      fc.property(fc.array(arg, { minLength: 1, maxLength: 3 }), (args) => {
        const value = execOf(args);
        expect(value).not.toContain("\n");
        expect(readExec(value)).toEqual(args);
        const text = withEntryValue("[Desktop Entry]\nType=Application\n", "Exec", value);
        expect(readExec(entryValue(text, "Exec") ?? "")).toEqual(args);
      }),
    );
  });
});
