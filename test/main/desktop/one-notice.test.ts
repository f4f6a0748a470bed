import { expect, test, vi } from "vitest";
import { virtualClock } from "../../support/clock.ts";
import { onStage, standIn } from "../../support/electron/electron.ts";

test("a system that says nothing of what it was given is not waited for for long", async () => {
  vi.resetModules();
  vi.doMock("electron", standIn);
  const { showOnce } = await import("../../../src/main/desktop/one-notice.ts");
  const clock = virtualClock();
  const { notifications } = onStage();
  notifications.silent = true;
  const begun = clock.now();
  expect(await clock.run(showOnce({ title: "A", body: "B" }, clock))).toEqual({
    result: "silent",
    detail: null,
  });
  expect(clock.now() - begun).toBe(5_000);
  notifications.silent = false;
  expect(await clock.run(showOnce({ title: "A", body: "B" }, clock))).toEqual({
    result: "shown",
    detail: null,
  });
  expect(clock.now() - begun).toBe(5_000);
});
