import { expect, test, vi } from "vitest";
import type { PackageKind } from "../../../src/main/desktop/package-kind.ts";
import type { Remembered } from "../../../src/main/desktop/remembered.ts";
import { onStage, standIn } from "../../support/electron/electron.ts";
import { StandInUpdater } from "../../support/updater.ts";

/** A program whose newer version is ready, and how it ends. */
async function withReady(kind: PackageKind, ready: string | null = "0.2.0") {
  vi.resetModules();
  vi.doMock("electron", standIn);
  const { installAtEnd } = await import("../../../src/main/desktop/install-at-end.ts");
  const { app } = onStage();
  const updater = new StandInUpdater();
  updater.ends = () => app.quit();
  const kept: Partial<Remembered>[] = [];
  const restart = installAtEnd({
    kind,
    updater,
    updates: { ready: () => ready },
    program: "/opt/Banken/banken-desktop",
    file: { get: () => ({}) as Remembered, keep: (some) => kept.push(some) },
    mistake: (thrown) => {
      throw thrown;
    },
  });
  return { app, updater, kept, restart };
}

test.each([
  ["appimage", ["install"]],
  ["nsis", ["install"]],
  // Squirrel has it already.
  ["mac", ["install"]],
  // An administrator's password is asked for where a person waits for it.
  ["deb", []],
  ["rpm", []],
] as const)("a person who quits a %s has %j done", async (kind, did) => {
  const { app, updater } = await withReady(kind);
  app.quit();
  expect([app.ended, updater.did]).toEqual([0, did]);
});

test.each(["appimage", "nsis", "mac", "deb", "rpm"] as const)(
  "a restart puts the new %s in its place",
  async (kind) => {
    const { updater, kept, restart } = await withReady(kind);
    restart();
    restart();
    expect(updater.did).toEqual(["quit", "install and restart"]);
    expect(kept).toEqual(kind === "mac" ? [] : [{ installing: "0.2.0" }]);
  },
);

test("a program that ends badly is left as it is", async () => {
  const { app, updater, kept } = await withReady("appimage");
  app.exit(69);
  expect([updater.did, kept]).toEqual([[], []]);
});

test("nothing is done, and nothing ended, where nothing is ready", async () => {
  const { app, updater, restart } = await withReady("appimage", null);
  restart();
  expect(app.ended).toBe(null);
  app.quit();
  expect([updater.did, app.relaunched]).toEqual([[], []]);
});

test("who asked for a restart gets the old one back where the new one could not take its place", async () => {
  const { app, updater, restart } = await withReady("deb");
  updater.installs = false;
  restart();
  expect([app.ended, app.relaunched]).toEqual([0, [{ execPath: "/opt/Banken/banken-desktop", args: [] }]]);
});
