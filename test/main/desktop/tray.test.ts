import { join } from "node:path";
import type { MenuItemConstructorOptions } from "electron";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { root } from "../../../scripts/build.ts";
import { desktopWords } from "../../../src/main/app/desktop-words.ts";
import { type TrayState, trayKinds, trayState } from "../../../src/main/watch/tray.ts";
import type { TrayAct } from "../../../src/main/watch/tray-menu.ts";
import { anEstate, aRow, aWatchState } from "../../support/answers.ts";
import { StandInImage, StandInTray } from "../../support/electron/tray.ts";

const made: StandInTray[] = [];
vi.mock("electron", () => ({
  Tray: class extends StandInTray {
    constructor(image: StandInImage) {
      super(image);
      made.push(this);
    }
  },
  nativeImage: { createFromPath: (path: string) => new StandInImage(path) },
  Menu: { buildFromTemplate: (template: unknown) => template },
}));
const { openTray } = await import("../../../src/main/desktop/tray.ts");

const words = await desktopWords("en", "UTC");
const japanese = await desktopWords("ja", "UTC");
const icons = join(root, "resources/tray");

function stateOf(some: Partial<Parameters<typeof trayState>[0]> = {}): TrayState {
  return trayState({
    estate: anEstate({ total: 120, counts: { ...anEstate().counts, malicious: 2, clean: 118 } }),
    watch: aWatchState(),
    worst: [aRow({ name: "at&t.example", standing: "malicious", against: 3, engines: 94 })],
    staleAfter: 30 * 86_400_000,
    ...some,
  });
}

let acts: TrayAct[];
beforeEach(() => {
  made.length = 0;
  acts = [];
});
function up(platform: NodeJS.Platform = "linux", state = stateOf()) {
  const shown = openTray({ icons, platform, act: (act) => acts.push(act) }, state, words);
  return { shown, tray: made[0] as StandInTray };
}
const labels = (menu: readonly MenuItemConstructorOptions[]) => menu.flatMap(({ label }) => label ?? []);
const choose = (menu: readonly MenuItemConstructorOptions[], label: string) => {
  const found = menu.find((item) => item.label === label);
  (found?.click as unknown as (() => void) | undefined)?.();
};

describe("the tray", () => {
  test("says how the estate stands, and its menu leads to the worst, to the deeds and out", () => {
    const { tray } = up();
    expect(tray.tooltip).toMatch(/^2 of 120 malicious; /);
    expect(tray.image.path).toBe(join(icons, "malicious-24.png"));
    const [worst = ""] = labels(tray.menu);
    expect(worst).toContain("at&&t.example");
    choose(tray.menu, worst);
    for (const label of ["Check everything now", "Settings", "Quit Banken"]) {
      const item = tray.menu.find((each) => each.label?.startsWith(label.split(" ")[0] ?? ""));
      expect(item, label).toBeDefined();
    }
    tray.emit("click");
    expect(acts).toEqual([{ do: "open_domain", name: "at&t.example" }, { do: "open" }]);
  });

  test("sets nothing again that is shown already, and only what has changed", () => {
    const { shown, tray } = up();
    const before = { ...tray.set };
    shown.show(stateOf(), words);
    expect(tray.set).toEqual(before);
    shown.show(stateOf({ watch: aWatchState({ paused: { until: null } }) }), words);
    expect(tray.set).toEqual({ image: before.image, tooltip: before.tooltip + 1, menu: before.menu + 1 });
    shown.show(
      stateOf({ estate: anEstate({ total: 3, counts: { ...anEstate().counts, clean: 3 } }) }),
      words,
    );
    expect(tray.set.image).toBe(before.image + 1);
    expect(tray.image.path).not.toContain("malicious");
  });

  test("speaks another language as soon as it is told to", () => {
    const { shown, tray } = up();
    shown.show(stateOf(), japanese);
    expect(tray.tooltip).toMatch(/120/);
    expect(tray.tooltip).not.toMatch(/malicious/);
  });

  test("a pass that is under way can be stopped, and its progress cannot be chosen", () => {
    const pass = {
      id: 1,
      startedAt: 0,
      total: 120,
      done: 12,
      endsAt: null,
      stopping: false,
      counts: { checked: 12, malicious: 0, suspicious: 0, clean: 12, unrated: 0, unknown: 0, failed: 0 },
    };
    const { tray } = up("linux", stateOf({ watch: aWatchState({ pass }) }));
    const progress = tray.menu.find(({ label }) => label?.includes("12 of 120"));
    expect(progress).toMatchObject({ enabled: false });
    const stop = tray.menu[tray.menu.indexOf(progress as MenuItemConstructorOptions) + 1];
    choose(tray.menu, stop?.label ?? "");
    expect(acts).toEqual([{ do: "stop" }]);
  });

  test.each(["linux", "darwin", "win32"] as const)("has an icon for every state on %s", (platform) => {
    const { shown, tray } = up(platform);
    const paths = new Set<string>();
    for (const kind of trayKinds) {
      shown.show({ ...stateOf(), kind }, words);
      expect(tray.image.isEmpty(), kind).toBe(false);
      paths.add(tray.image.path);
      if (platform === "linux") expect(tray.image.scales).toEqual([1, 2]);
    }
    expect(paths.size).toBe(trayKinds.length);
    shown.close();
    expect(tray.destroyed).toBe(true);
  });

  test("on macOS a click opens the menu, and nothing else", () => {
    const { tray } = up("darwin");
    expect(tray.listenerCount("click")).toBe(0);
  });
});
