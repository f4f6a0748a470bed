import { createRouterClient } from "@orpc/server";
import type { NotificationConstructorOptions } from "electron";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createRouter } from "../../../src/main/app/router/router.ts";
import type { NoticeAct } from "../../../src/main/watch/notices.ts";
import type { TrayState } from "../../../src/main/watch/tray.ts";
import { type VirtualClock, virtualClock } from "../../support/clock.ts";
import { StandInNotification, StandInNotifications } from "../../support/electron/notification.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { pretendVirusTotal } from "../../support/pretend.ts";
import { report } from "../../support/report.ts";
import { minute, serviceOn, type TestService } from "../../support/service.ts";

let centre: StandInNotifications;
vi.mock("electron", () => ({
  Notification: class extends StandInNotification {
    static isSupported = () => centre.supported;
    constructor(options?: NotificationConstructorOptions) {
      super(centre, options);
    }
  },
}));
const { runDesk } = await import("../../../src/main/desktop/desk.ts");
const { createNotifier } = await import("../../../src/main/desktop/notifier.ts");
const { toldFile } = await import("../../../src/main/desktop/told-file.ts");

let folder: ReturnType<typeof temporaryFolder>;
let clock: VirtualClock;
let bad: Set<string>;
let ends: (() => Promise<void>)[];
beforeEach(() => {
  folder = temporaryFolder();
  clock = virtualClock();
  centre = new StandInNotifications();
  bad = new Set();
  ends = [];
});
afterEach(async () => {
  for (const end of ends.reverse()) await end();
  folder[Symbol.dispose]();
});

const answer = (domain: string) =>
  new Response(
    report(domain, {
      analysed: Math.floor(clock.now() / 1_000),
      ...(bad.has(domain) ? { malicious: ["Fortinet"] } : {}),
    }),
  );

interface Desk {
  readonly banken: TestService;
  readonly trays: TrayState[];
  readonly acts: NoticeAct[];
  readonly failed: string[];
  /** “Open Banken”, in each language that it was spoken in. */
  readonly spoken: string[];
  /** The mistakes of ours that were told; none is left when it stops. */
  readonly mistakes: unknown[];
  stop(): Promise<void>;
}

/**
 * @param between called in the middle of each look
 * @param noTray what comes of it where the tray cannot be put up
 */
async function start(
  some: Parameters<typeof serviceOn>[3] = {},
  between: (banken: TestService) => void = () => {},
  noTray: Error | null = null,
): Promise<Desk> {
  const vt = pretendVirusTotal(clock, answer);
  const banken = await serviceOn(clock, folder.path, vt.fetch, some);
  const trays: TrayState[] = [];
  const acts: NoticeAct[] = [];
  const failed: string[] = [];
  const spoken: string[] = [];
  const mistakes: unknown[] = [];
  const files = new Map<string, ReturnType<typeof toldFile>>();
  const { settings } = banken.service;
  const get = () => {
    between(banken);
    return settings.get();
  };
  const router = createRouter({ ...banken.service, settings: { ...settings, get } });
  const over = new AbortController();
  const running = runDesk(
    {
      client: createRouterClient(router),
      changes: banken.service.changes,
      clock,
      notifier: createNotifier((act) => acts.push(act), {
        shown: () => {},
        failed: (why) => failed.push(why),
      }),
      tray(state) {
        trays.push(state);
        if (noTray !== null) throw noTray;
      },
      speaks: ({ t }) => spoken.push(t("tray:menu.plain.open")),
      told() {
        const { dataDir } = banken.service.world();
        const file = files.get(dataDir) ?? toldFile(dataDir);
        files.set(dataDir, file);
        return file;
      },
      languages: ["ja-JP"],
      timeZone: "UTC",
      mistake: (thrown) => mistakes.push(thrown),
    },
    over.signal,
  );
  let stopped = false;
  const stop = async () => {
    if (stopped) return;
    stopped = true;
    over.abort(new Error("over"));
    await clock.run(running);
    await banken[Symbol.asyncDispose]();
    expect(mistakes).toEqual([]);
  };
  ends.push(stop);
  // Its words are loaded in real time, which the virtual clock does not wait for.
  await vi.waitFor(() => expect(trays).not.toEqual([]), { timeout: 20_000 });
  await banken.wait(2_000);
  return { banken, trays, acts, failed, spoken, mistakes, stop };
}

/** Has a domain looked at again, whatever is due. */
async function again({ banken }: Desk, ...names: string[]): Promise<void> {
  banken.service.world().watch.checkNow(names);
  await banken.wait(2 * minute);
}

describe("a domain that turns malicious", () => {
  test("turns the tray and raises one notification, whose click shows that domain", async () => {
    const desk = await start();
    desk.banken.add(["shop.test", "fine.test"]);
    await desk.banken.wait(minute);
    expect(desk.trays.at(-1)?.kind).toBe("well");
    expect(centre.all).toEqual([]);
    expect(desk.spoken).toEqual(["Bankenを開く"]);
    bad.add("shop.test");
    await again(desk, "shop.test");
    expect(desk.trays.at(-1)).toMatchObject({
      kind: "malicious",
      tooltip: { stands: { count: 1, total: 2 } },
    });
    expect(centre.showing().map(({ title }) => title)).toEqual(["ドメイン名「shop.test」は怪しい"]);
    expect(centre.showing()[0]?.body).toContain("Fortinet");
    centre.showing()[0]?.click();
    expect(desk.acts).toEqual([{ do: "open_domain", name: "shop.test" }]);
    await desk.banken.wait(10 * minute);
    expect(centre.all).toHaveLength(1);
  });

  test("is told where no tray can be put up, too", async () => {
    const noTray = new Error("no icons");
    const desk = await start({}, () => {}, noTray);
    desk.banken.add(["shop.test"]);
    bad.add("shop.test");
    await desk.banken.wait(minute);
    await again(desk, "shop.test");
    expect(centre.showing()).toHaveLength(1);
    expect(new Set(desk.mistakes.splice(0))).toEqual(new Set([noTray]));
    await desk.stop();
  });

  test("several at once are one notification", async () => {
    const desk = await start();
    desk.banken.add(["a.test", "b.test", "c.test"]);
    await desk.banken.wait(minute);
    for (const name of ["a.test", "b.test", "c.test"]) bad.add(name);
    await again(desk, "a.test", "b.test", "c.test");
    expect(centre.all).toHaveLength(1);
    expect(centre.all[0]?.title).toContain("3");
  });

  test("is not told twice, not even after a restart", async () => {
    bad.add("shop.test");
    const desk = await start();
    desk.banken.add(["shop.test"]);
    await desk.banken.wait(minute);
    expect(centre.all).toHaveLength(1);
    await desk.stop();
    const next = await start();
    await next.banken.wait(5 * minute);
    expect(centre.all).toHaveLength(1);
    expect(next.trays.at(-1)?.kind).toBe("malicious");
  });

  test("its notification goes as soon as somebody acknowledged it, or it is clean again", async () => {
    for (const over of [
      async (desk: Desk) => {
        desk.banken.service.world().banken.store.alerts.acknowledge({ all: true }, clock.now());
        desk.banken.service.changes.tell(["alerts"]);
        await desk.banken.wait(3_000);
      },
      async (desk: Desk) => {
        bad.clear();
        await again(desk, "two.test");
      },
    ]) {
      const name = centre.all.length === 0 ? "one.test" : "two.test";
      bad.add(name);
      const desk = await start();
      desk.banken.add([name]);
      await desk.banken.wait(minute);
      expect(centre.showing()).toHaveLength(1);
      await over(desk);
      expect(centre.showing()).toEqual([]);
      await desk.stop();
    }
  });

  test("of practice is taken back when practice is left", async () => {
    const desk = await start({ startInPractice: true });
    await desk.banken.wait(minute);
    expect(centre.showing().length).toBeGreaterThan(0);
    expect(desk.trays.at(-1)?.tooltip.practice).toBe(true);
    await clock.run(desk.banken.service.setPractice(false));
    await desk.banken.wait(3_000);
    expect(centre.showing()).toEqual([]);
    expect(desk.trays.at(-1)?.tooltip.practice).toBe(false);
  });
});

test("a finding of the real world is told as one, also where that is opened in the middle of a look", async () => {
  bad.add("shop.test");
  {
    await using before = await serviceOn(clock, folder.path, pretendVirusTotal(clock, answer).fetch);
    before.add(["shop.test"]);
    await before.wait(minute);
  }
  let leaves = false;
  let left: Promise<unknown> | null = null;
  const desk = await start({ startInPractice: true }, ({ service }) => {
    if (leaves) left ??= service.setPractice(false);
  });
  await desk.banken.wait(minute);
  leaves = true;
  await desk.banken.wait(minute);
  await clock.run(left ?? Promise.reject(new Error("it never looked")));
  expect(centre.showing().map(({ title }) => title)).toEqual(["ドメイン名「shop.test」は怪しい"]);
});

test("a notification that Windows moves to its list is heard there, and withdrawn from there", async () => {
  bad.add("shop.test");
  const desk = await start();
  desk.banken.add(["shop.test"]);
  await desk.banken.wait(minute);
  centre.showing()[0]?.timeOut();
  bad.clear();
  await again(desk, "shop.test");
  expect(centre.showing()).toEqual([]);
});

test("a button does what it says, and no click is lost while the notification is there", async () => {
  bad.add("shop.test");
  const desk = await start();
  desk.banken.add(["shop.test"]);
  await desk.banken.wait(minute);
  const [shown] = centre.showing();
  expect(shown?.buttons).toHaveLength(2);
  for (const button of shown?.buttons ?? []) shown?.press(button);
  expect(desk.acts).toEqual([
    { do: "acknowledge", alerts: [1] },
    { do: "open_virustotal", name: "shop.test" },
  ]);
});

test("a system that shows none is no mistake of ours, and one that refuses is told", async () => {
  centre.supported = false;
  bad.add("shop.test");
  const desk = await start();
  desk.banken.add(["shop.test"]);
  await desk.banken.wait(minute);
  expect(centre.all).toEqual([]);
  expect(desk.trays.at(-1)?.kind).toBe("malicious");
  await desk.stop();
  centre.supported = true;
  centre.forbidden = "Notifications are not allowed for this application";
  bad.add("other.test");
  const next = await start();
  next.banken.add(["other.test"]);
  await next.banken.wait(minute);
  expect(next.failed).toEqual([centre.forbidden]);
});

test("the words follow the settings", async () => {
  bad.add("shop.test");
  const desk = await start();
  desk.banken.service.settings.set({ language: "en" });
  desk.banken.add(["shop.test"]);
  await desk.banken.wait(minute);
  // The texts of the other language are loaded in real time.
  await vi.waitFor(() => expect(centre.all).toHaveLength(1), { timeout: 20_000 });
  expect(centre.all[0]?.title).toContain("shop.test");
  expect(centre.all[0]?.title).not.toMatch(/怪しい/);
});
