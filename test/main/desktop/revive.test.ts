import type { WebContents } from "electron";
import { beforeEach, expect, test } from "vitest";
import { reviveWindow } from "../../../src/main/desktop/revive.ts";
import { type VirtualClock, virtualClock } from "../../support/clock.ts";
import { StandInContents } from "../../support/electron/contents.ts";

let clock: VirtualClock;
let contents: StandInContents;
let told: string[];
beforeEach(() => {
  clock = virtualClock();
  contents = new StandInContents();
  told = [];
  reviveWindow(contents as unknown as WebContents, clock, (reason) => told.push(reason));
});

const gone = (reason: string) => contents.emit("render-process-gone", {}, { reason, exitCode: 1 });
const wait = (ms: number) => clock.run(clock.sleep(ms));

test("a page whose process has ended is loaded anew at once", async () => {
  gone("crashed");
  await wait(0);
  expect([contents.reloads, told]).toEqual([1, ["crashed"]]);
});

test("one that ends again and again is loaded anew every time, with a rest in between", async () => {
  for (let n = 0; n < 5; n += 1) {
    gone("oom");
    await wait(14_000);
    expect(contents.reloads).toBe(n + 1);
    // While it rests, more of the same changes nothing.
    gone("oom");
    gone("oom");
    await wait(500);
    expect(contents.reloads).toBe(n + 1);
    await wait(16_000);
    expect(contents.reloads).toBe(n + 2);
    contents.reloads -= 1;
    await wait(60_000);
  }
});

test("a clock that was set back holds it up no longer than the rest", async () => {
  gone("killed");
  await wait(0);
  clock.jump(-3_600_000);
  gone("killed");
  await wait(16_000);
  expect(contents.reloads).toBe(2);
});

test("a window that is gone meanwhile is left alone", async () => {
  gone("crashed");
  await wait(0);
  gone("crashed");
  contents.destroyed = true;
  await wait(60_000);
  expect(contents.reloads).toBe(1);
});
