import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type DesktopOptions, desktopHere } from "../../support/desktop.ts";
import { onStage, type Stage } from "../../support/electron/electron.ts";
import { temporaryFolder } from "../../support/folder.ts";

/** Started without Chromium's sandbox; the person presses the button that says `label`. */
function without(label: string, more: DesktopOptions = {}): DesktopOptions {
  return {
    ...more,
    before(stage: Stage) {
      stage.app.switches.add("no-sandbox");
      stage.choose = ({ buttons = [] }) => buttons.indexOf(label);
    },
  };
}

test("without Chromium's sandbox nothing is opened before a person has agreed, who is asked once", async () => {
  using folder = temporaryFolder();
  const on = without("Go on without it", { folder: folder.path });
  await expect(desktopHere(without("Quit", { folder: folder.path }))).rejects.toThrow("there is no window");
  const { app, messages, windows } = onStage();
  expect([app.ended, windows, messages.length]).toEqual([0, [], 1]);
  expect(messages[0]?.detail).toMatch(/--no-sandbox.+VirusTotal key.+deb or rpm/s);
  expect(existsSync(join(folder.path, "data/practice"))).toBe(false);
  expect(existsSync(join(folder.path, "data/serve.lock"))).toBe(false);
  for (const asked of [1, 0]) {
    await using here = await desktopHere(on);
    expect(here.stage.messages).toHaveLength(asked);
  }
});

test("a start that nobody sees asks nobody, and takes nothing for agreed", async () => {
  using folder = temporaryFolder();
  const hidden = { folder: folder.path, args: ["--practice", "--hidden"] };
  {
    await using here = await desktopHere(without("Quit", hidden));
    expect(here.stage.messages).toEqual([]);
  }
  await using here = await desktopHere(without("Go on without it", { folder: folder.path }));
  expect(here.stage.messages).toHaveLength(1);
});

test("with it nobody is asked", async () => {
  await using here = await desktopHere();
  expect(here.stage.messages).toEqual([]);
});
