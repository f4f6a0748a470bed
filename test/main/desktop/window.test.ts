import { expect, test, vi } from "vitest";
import { StandInContents } from "../../support/electron/contents.ts";
import { onStage, standIn } from "../../support/electron/electron.ts";

async function opened(platform: NodeJS.Platform = "linux") {
  vi.resetModules();
  vi.doMock("electron", standIn);
  const { openWindow } = await import("../../../src/main/desktop/window.ts");
  const stage = onStage();
  stage.app.becomeReady();
  const said: string[] = [];
  const kept: unknown[] = [];
  const placement = { read: () => null, write: (now: unknown) => kept.push(now) };
  const onHidden = () => said.push("hidden");
  const failed = (thrown: unknown) => said.push(`failed ${(thrown as { code?: string }).code}`);
  openWindow({ platform, preload: "/preload.cjs", placement, onHidden, failed }, false);
  const [window] = stage.windows;
  if (window === undefined) throw new Error("there is no window");
  return { stage, window, said, kept };
}

test("that a closed window is hidden is said once", async () => {
  const { window, said } = await opened();
  for (const _ of [1, 2, 3]) {
    window.show();
    window.close();
    expect([window.visible, window.destroyed]).toEqual([false, false]);
  }
  expect(said).toEqual(["hidden"]);
});

test("and not at all where the program quits", async () => {
  const { stage, window, said, kept } = await opened();
  stage.app.quit();
  expect([window.destroyed, said]).toEqual([true, []]);
  expect(kept).toEqual([{ x: 100, y: 100, width: 1_280, height: 820, maximized: false }]);
});

test("it does not hold up the end of a session of Windows'", async () => {
  const { window, said, kept } = await opened();
  window.emit("session-end", {});
  expect(kept).toHaveLength(1);
  window.close();
  expect([window.destroyed, said]).toEqual([true, []]);
});

test('a page that cannot be loaded is told of (docs/api/web-contents.md, "loadURL": it rejects)', async () => {
  const thrown = Object.assign(new Error("net::ERR_FAILED"), { code: "ERR_FAILED" });
  const load = vi.spyOn(StandInContents.prototype, "loadURL").mockRejectedValue(thrown);
  const { said } = await opened();
  load.mockRestore();
  expect(said).toEqual(["failed ERR_FAILED"]);
});

test("on macOS it leaves the full screen before it is hidden, elsewhere it is hidden at once", async () => {
  for (const [platform, atOnce] of [
    ["darwin", false],
    ["linux", true],
  ] as const) {
    const { window } = await opened(platform);
    window.show();
    window.fullScreen = true;
    window.close();
    expect(window.visible).toBe(!atOnce);
    await vi.waitFor(() => expect([window.visible, window.fullScreen]).toEqual([false, atOnce]), {
      timeout: 20_000,
    });
  }
});
