import { expect, test } from "vitest";
import { type Installed, packageKind, startsWith } from "../../../src/main/desktop/package-kind.ts";

const linux: Installed = {
  platform: "linux",
  packaged: true,
  program: "/opt/Banken/banken-desktop",
  env: {},
  packageType: null,
};
const image = {
  program: "/tmp/.mount_bankenX/banken-desktop",
  env: { APPIMAGE: "/home/me/banken.AppImage", APPDIR: "/tmp/.mount_bankenX" },
};

test.each<[string, Partial<Installed>, ReturnType<typeof packageKind>]>([
  ["a deb", { packageType: "deb" }, "deb"],
  ["an rpm", { packageType: "rpm" }, "rpm"],
  ["an AppImage", image, "appimage"],
  ["an installed Windows program", { platform: "win32" }, "nsis"],
  ["an app of macOS", { platform: "darwin" }, "mac"],
  ["a folder that somebody unpacked", {}, null],
  ["a package that nothing is known of", { packageType: "pacman" }, null],
  ["a run from a checkout", { packaged: false, ...image }, null],
  ["a deb that was started out of somebody else's AppImage", { env: image.env, packageType: "deb" }, "deb"],
  ["a folder that was started out of somebody else's AppImage", { env: image.env }, null],
  ["a neighbour of the mounted folder", { ...image, program: "/tmp/.mount_bankenXY/banken" }, null],
  ["an AppImage with a path that is none", { ...image, env: { ...image.env, APPIMAGE: "banken" } }, null],
])("%s", (_, some, kind) => {
  expect(packageKind({ ...linux, ...some })).toBe(kind);
});

test("an AppImage is started again by its file, everything else by its program", () => {
  expect(startsWith({ ...linux, ...image })).toBe("/home/me/banken.AppImage");
  expect(startsWith({ ...linux, env: image.env })).toBe("/opt/Banken/banken-desktop");
});
