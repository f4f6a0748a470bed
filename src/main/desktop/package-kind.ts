import { isAbsolute, sep } from "node:path";

/** What of this machine and this process tells how Banken came here. */
export interface Installed {
  readonly platform: NodeJS.Platform;
  /** False in a run from a checkout. */
  readonly packaged: boolean;
  /** The program itself. */
  readonly program: string;
  readonly env: NodeJS.ProcessEnv;
  /** What electron-builder wrote into `resources/package-type` of a deb or an rpm; null where there is none. */
  readonly packageType: string | null;
}

export type PackageKind = "appimage" | "deb" | "rpm" | "nsis" | "mac";

/** The package that this Banken came in; null where it is none, or one that nothing is known of. */
export function packageKind(installed: Installed): PackageKind | null {
  const { platform, packaged, packageType } = installed;
  if (!packaged) return null;
  if (platform === "win32") return "nsis";
  if (platform === "darwin") return "mac";
  if (packageType === "deb" || packageType === "rpm") return packageType;
  return appImage(installed) === null ? null : "appimage";
}

/**
 * The file of the AppImage that this process runs out of; null where it runs out of none. Its variables are handed
 * down to whatever is started from it: a terminal that is an AppImage makes no AppImage of us.
 */
export function appImage({ platform, program, env }: Installed): string | null {
  const { APPIMAGE: file, APPDIR: mounted } = env;
  if (platform !== "linux" || file === undefined || mounted === undefined) return null;
  return isAbsolute(file) && program.startsWith(mounted + sep) ? file : null;
}

/** What starts this Banken again: the mounted program of an AppImage is gone with its process. */
export function startsWith(installed: Installed): string {
  return appImage(installed) ?? installed.program;
}
