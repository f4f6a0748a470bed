import { createRouterClient } from "@orpc/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRouter } from "../../../src/main/app/router/router.ts";
import type { NoticeAct } from "../../../src/main/watch/notices.ts";
import type { TrayAct } from "../../../src/main/watch/tray-menu.ts";
import { onStage } from "../../support/electron/electron.ts";
import { type SmallService, smallService } from "../../support/small-service.ts";

vi.mock("electron", async () => (await import("../../support/electron/electron.ts")).standIn());
const { createActs } = await import("../../../src/main/desktop/acts.ts");

let small: SmallService;
let done: string[];
let act: (act: TrayAct | NoticeAct) => void;
const paused: (number | null)[] = [];
beforeEach(() => {
  small = smallService();
  done = [];
  paused.length = 0;
  const client = createRouterClient(createRouter(small.service));
  act = createActs({
    client,
    window: { bringForward: () => done.push("forward"), go: (path) => done.push(path) },
    clock: small.clock,
    timeZone: "Asia/Tokyo",
    failed: (thrown) => done.push(`failed ${(thrown as { code?: string }).code}`),
  });
  vi.spyOn(small.service.world().watch, "pause").mockImplementation((until) => void paused.push(until));
});
afterEach(() => small[Symbol.dispose]());

test("whatever leads into the window brings it forward, and goes there", () => {
  act({ do: "open" });
  act({ do: "open_domain", name: "shop.example" });
  act({ do: "open_alerts" });
  act({ do: "settings" });
  act({ do: "open_activity" });
  expect(done).toEqual([
    "forward",
    "forward",
    "/domains/shop.example",
    "forward",
    "/alerts",
    "forward",
    "/settings",
    "forward",
    "/activity",
  ]);
});

test("what breaks at once is told of like what breaks later: Electron would show it to a person with its stack", () => {
  const thrown = Object.assign(new Error("gone"), { code: "GONE" });
  const broken = () => {
    throw thrown;
  };
  const failed = vi.fn();
  const client = createRouterClient(createRouter(small.service));
  const window = { bringForward: broken, go: broken };
  const some = createActs({ client, window, clock: small.clock, timeZone: "UTC", failed });
  some({ do: "open" });
  return vi.waitFor(() => expect(failed).toHaveBeenCalledExactlyOnceWith(thrown), { timeout: 20_000 });
});

test("a pause ends when it says, by the clocks where the person is", async () => {
  // 12:00 UTC is 21:00 in Tokyo: tomorrow begins three hours later.
  for (const pause of ["hour", "tomorrow", "open"] as const) act({ do: "pause", pause });
  await vi.waitFor(() => expect(paused).toHaveLength(3), { timeout: 20_000 });
  const now = small.clock.now();
  expect(paused).toEqual([now + 3_600_000, now + 3 * 3_600_000, null]);
});

test("VirusTotal's page opens outside, and nothing but that", () => {
  act({ do: "open_virustotal", name: "xn--bcher-kva.example" });
  expect(onStage().opened).toEqual(["https://www.virustotal.com/gui/domain/xn--bcher-kva.example"]);
});

test("what cannot be done is told, and nothing falls over", async () => {
  act({ do: "acknowledge", alerts: [] });
  await vi.waitFor(() => expect(done).toEqual(["failed BAD_REQUEST"]), { timeout: 20_000 });
});
