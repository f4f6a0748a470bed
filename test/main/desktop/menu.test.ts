import type { MenuItemConstructorOptions } from "electron";
import { expect, test, vi } from "vitest";
import { desktopWords } from "../../../src/main/app/desktop-words.ts";
import { onStage, standIn } from "../../support/electron/electron.ts";

vi.doMock("electron", standIn);
const { setMenu } = await import("../../../src/main/desktop/menu.ts");

const all = (menu: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  menu.flatMap((each) => [each, ...(Array.isArray(each.submenu) ? all(each.submenu) : [])]);

test.each(["darwin", "win32", "linux"] as const)(
  "on %s every item is in the person's language, and none is a developer's",
  async (platform) => {
    for (const language of ["en", "ja"] as const) {
      setMenu(platform, await desktopWords(language, "UTC"));
      const items = all(onStage().menu).filter(({ type }) => type !== "separator");
      expect(items.map(({ label }) => label)).not.toContain(undefined);
      const ours = items.filter(({ label }) => label !== "Banken");
      for (const { label } of ours)
        expect(label).toMatch(language === "ja" ? /[ぁ-んァ-ヶ一-龠]/ : /^[\x20-\x7e]+$/);
      const roles = items.flatMap(({ role }) => role ?? []);
      expect(roles).toEqual(
        expect.arrayContaining(["quit", "undo", "copy", "paste", "selectAll", "minimize"]),
      );
      expect(roles.join()).not.toMatch(/reload|devtools|zoomin/i);
    }
  },
);
