import { homedir } from "node:os";
import type { HostPort } from "../app/host.ts";
import { version } from "../app/version.ts";
import { type DesktopHostParts, desktopHost } from "./host.ts";
import { readInstalled } from "./installed.ts";
import { createLogin } from "./login.ts";
import { packageKind, startsWith } from "./package-kind.ts";
import { openUpdater } from "./updater.ts";

/** The machine around this Banken, after the way it came here. After `ready`. */
export async function openHost(
  parts: Omit<DesktopHostParts, "platform" | "packaged" | "version" | "program" | "login" | "update">,
): Promise<HostPort> {
  const installed = readInstalled();
  const kind = packageKind(installed);
  return desktopHost({
    ...parts,
    platform: installed.platform,
    packaged: installed.packaged,
    version,
    program: startsWith(installed),
    login: createLogin(installed, homedir()),
    update: kind === null ? null : { kind, updater: await openUpdater(kind) },
  });
}
