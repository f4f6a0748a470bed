import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test, vi } from "vitest";
import pkg from "../../../package.json" with { type: "json" };
import { root } from "../../../scripts/build.ts";
import { onStage, standIn } from "../../support/electron/electron.ts";

async function taken(
  platform: NodeJS.Platform,
  packaged: boolean,
  argv = ["/opt/electron", "out/main/desktop.js"],
) {
  vi.resetModules();
  vi.doMock("electron", standIn);
  const { takeIdentity } = await import("../../../src/main/desktop/identity.ts");
  const { app } = onStage();
  app.isPackaged = packaged;
  takeIdentity(platform, argv);
  return { identity: app.identity, protocols: app.protocols };
}

test("each system is told who this is", async () => {
  const links = ["banken"];
  expect(await taken("win32", true)).toEqual({
    identity: { userModelId: "org.banken.app" },
    protocols: [links],
  });
  expect(await taken("darwin", true)).toEqual({ identity: {}, protocols: [links] });
  expect(await taken("linux", true)).toEqual({
    identity: { desktopName: "org.banken.app.desktop" },
    protocols: [],
  });
});

test("a run from a checkout takes no package's place", async () => {
  const script = resolve("out/main/desktop.js");
  expect(await taken("win32", false)).toEqual({
    identity: { userModelId: process.execPath },
    protocols: [["banken", process.execPath, [script]]],
  });
  expect(await taken("win32", false, ["/opt/electron"])).toMatchObject({ protocols: [] });
  expect(await taken("win32", false, ["/opt/electron", "--inspect=0", "out/main/desktop.js"])).toMatchObject({
    protocols: [["banken", process.execPath, [script]]],
  });
  expect(await taken("darwin", false)).toEqual({ identity: {}, protocols: [] });
});

test("the packages are made with the same identity and the same scheme", async () => {
  const { appId } = await import("../../../src/main/desktop/identity.ts");
  const packages = readFileSync(join(root, "electron-builder.yml"), "utf8");
  expect(packages).toContain(`\nappId: ${appId}\n`);
  expect(packages).toContain("schemes: [banken]");
  expect(packages).toContain("syncDesktopName: true");
  expect(pkg.desktopName).toBe(`${appId}.desktop`);
});
