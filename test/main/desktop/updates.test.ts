import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PackageKind } from "../../../src/main/desktop/package-kind.ts";
import { rememberedFile } from "../../../src/main/desktop/remembered.ts";
import { keepUpdates, type Updates } from "../../../src/main/desktop/updates.ts";
import { type VirtualClock, virtualClock } from "../../support/clock.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { StandInUpdater } from "../../support/updater.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let folder: ReturnType<typeof temporaryFolder>;
let clock: VirtualClock;
let publisher: StandInUpdater;
let passing: boolean;
let open: Updates[];
beforeEach(() => {
  folder = temporaryFolder();
  clock = virtualClock();
  publisher = new StandInUpdater();
  passing = false;
  open = [];
});
afterEach(async () => {
  for (const each of open) await clock.run(each.close());
  folder[Symbol.dispose]();
});

function start(kind: PackageKind = "appimage", version = "0.1.0"): Updates {
  const updates = keepUpdates({
    kind,
    updater: publisher,
    version,
    file: rememberedFile(folder.path),
    clock,
    passing: () => passing,
    changed: () => {},
    mistake: (thrown) => {
      throw thrown;
    },
  });
  open.push(updates);
  return updates;
}

const wait = (ms: number) => clock.run(clock.sleep(ms));

describe("a newer version", () => {
  test("is not asked for before a person had a day to see that it would be, and then once a day", async () => {
    const begun = clock.now();
    const updates = start();
    expect(updates.state()).toMatchObject({ state: "waiting", nextAt: begun + day });
    await wait(day - 2 * minute);
    expect(publisher.did).toEqual([]);
    await wait(3 * minute);
    expect(publisher.did).toEqual(["look"]);
    const state = updates.state();
    expect(state).toMatchObject({ state: "up_to_date", version: null, fault: null });
    await wait(day - 3 * minute);
    expect(publisher.did).toEqual(["look"]);
    await wait(5 * minute);
    expect(publisher.did).toEqual(["look", "look"]);
  });

  test("is asked for on the same day however often Banken is started, and not anew", async () => {
    await clock.run(start().close());
    await wait(20 * hour);
    const updates = start();
    await wait(4 * hour + 2 * minute);
    expect(publisher.did).toEqual(["look"]);
    await clock.run(updates.close());
    start();
    await wait(hour);
    expect(publisher.did).toEqual(["look"]);
  });

  test("is fetched where no pass is under way, and is ready then", async () => {
    passing = true;
    publisher.newest = "0.2.0";
    const updates = start();
    updates.look();
    await wait(minute);
    expect(updates.state()).toMatchObject({ state: "found", version: "0.2.0", nextAt: null });
    await wait(3 * day);
    expect([publisher.did, updates.ready()]).toEqual([["look"], null]);
    passing = false;
    await wait(2 * minute);
    expect(updates.state()).toMatchObject({ state: "ready", version: "0.2.0" });
    expect([publisher.did, updates.ready()]).toEqual([["look", "fetch"], "0.2.0"]);
    await wait(3 * day);
    expect(publisher.did).toHaveLength(2);
  });

  test("that cannot be had is told, and asked for again six hours later", async () => {
    publisher.fault = { look: new Error("net::ERR_INTERNET_DISCONNECTED") };
    const updates = start();
    updates.look();
    await wait(minute);
    const lookedAt = clock.now();
    expect(updates.state()).toMatchObject({ state: "failed", fault: "offline" });
    publisher.fault = { fetch: Object.assign(new Error("sha512"), { code: "ERR_CHECKSUM_MISMATCH" }) };
    publisher.newest = "0.2.0";
    await wait(6 * hour + minute);
    expect(updates.state()).toMatchObject({ state: "failed", fault: "checksum", version: "0.2.0" });
    expect(publisher.did).toEqual(["look", "look", "fetch"]);
    publisher.fault = {};
    await wait(6 * hour + minute);
    expect(updates.state()).toMatchObject({ state: "ready", fault: null });
    expect(clock.now() - lookedAt).toBeLessThan(13 * hour);
  });

  test("that the system turns away after it was fetched is not ready any more", async () => {
    publisher.newest = "0.2.0";
    const updates = start("mac");
    updates.look();
    await wait(minute);
    expect(updates.ready()).toBe("0.2.0");
    publisher.tellFault(new Error("Could not get code signature for running application"));
    expect([updates.state(), updates.ready()]).toMatchObject([{ state: "failed", fault: "signature" }, null]);
  });

  test("that should run now and does not is told", async () => {
    const file = rememberedFile(folder.path);
    file.keep({ installing: "0.2.0" });
    const updates = start();
    expect(updates.state()).toMatchObject({ state: "failed", fault: "install", version: "0.2.0" });
    await clock.run(updates.close());
    expect(start().state()).toMatchObject({ state: "waiting", version: null });
    file.keep({ installing: "0.2.0" });
    expect(start("appimage", "0.2.0").state()).toMatchObject({ state: "waiting", fault: null });
  });
});

describe("the switch", () => {
  test("is off at first where a package manager brought Banken, and nobody is asked", async () => {
    for (const kind of ["deb", "rpm"] as const) {
      const updates = start(kind);
      updates.look();
      await wait(3 * day);
      expect([updates.state(), publisher.did]).toEqual([
        { state: "off", version: null, fault: null, lookedAt: null, nextAt: null, password: true },
        [],
      ]);
    }
  });

  test("has it looked at once where a person turns it on, and nothing installed where it is turned off", async () => {
    publisher.newest = "0.2.0";
    const updates = start("deb");
    updates.set(true);
    await wait(minute);
    expect([publisher.did, updates.ready()]).toEqual([["look", "fetch"], "0.2.0"]);
    updates.set(false);
    expect([updates.state().state, updates.ready()]).toEqual(["off", null]);
  });

  test("is remembered", async () => {
    start().set(false);
    expect(JSON.parse(readFileSync(join(folder.path, "desktop.json"), "utf8"))).toMatchObject({
      updates: false,
    });
    const updates = start();
    await wait(3 * day);
    expect([updates.state().state, publisher.did]).toEqual(["off", []]);
  });
});
