import { join } from "node:path";
import { type FuseConfig, FuseV1Options, FuseVersion, flipFuses } from "@electron/fuses";
import { type AfterPackContext, Arch } from "electron-builder";

/** What the packaged Electron will and will not do: https://www.electronjs.org/docs/latest/tutorial/fuses */
export const fuses: FuseConfig & { readonly strictlyRequireAllFuses: true } = {
  version: FuseVersion.V1,
  // A fuse that a newer Electron adds stops the packaging until somebody has decided about it.
  strictlyRequireAllFuses: true,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Electron checks the archive on macOS and Windows; on Linux the fuse changes nothing.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // There is no snapshot of our own.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // The window comes over app://.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Electron's default: WebAssembly stays as fast as it is in Chromium.
  [FuseV1Options.WasmTrapHandlers]: true,
};

/** electron-builder's afterPack: the app is whole, the archive's checksum is in it, and it is not signed yet. */
export default async function afterPack({
  appOutDir,
  arch,
  electronPlatformName,
  packager,
}: AfterPackContext): Promise<void> {
  const name = packager.appInfo.productFilename;
  const executables: Readonly<Record<string, string>> = {
    darwin: `${name}.app`,
    win32: `${name}.exe`,
    linux: packager.platformSpecificBuildOptions.executableName ?? name,
  };
  const executable = executables[electronPlatformName];
  if (executable === undefined) throw new Error(`No fuses are known for ${electronPlatformName}.`);
  await flipFuses(join(appOutDir, executable), {
    ...fuses,
    // Apple's chips run nothing unsigned, and a changed fuse breaks the signature that Electron comes with. Where there
    // is a certificate, the app is signed anew after this.
    resetAdHocDarwinSignature: electronPlatformName === "darwin" && arch === Arch.arm64,
  });
}
