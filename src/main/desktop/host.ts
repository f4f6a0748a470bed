import type { HostState, Updates as ShownUpdates, System } from "../../shared/contract/host.ts";
import { desktopWords, languageFor } from "../app/desktop-words.ts";
import type { HostPort } from "../app/host.ts";
import { RefusedByService } from "../app/refused.ts";
import { installAtEnd } from "./install-at-end.ts";
import type { Login } from "./login.ts";
import type { NoticesHealth } from "./notices-health.ts";
import { showOnce } from "./one-notice.ts";
import type { PackageKind } from "./package-kind.ts";
import type { RememberedFile } from "./remembered.ts";
import type { Updater } from "./updater.ts";
import { keepUpdates, type Updates } from "./updates.ts";

export interface DesktopHostParts {
  readonly platform: NodeJS.Platform;
  readonly packaged: boolean;
  readonly version: string;
  /** What starts this Banken again. */
  readonly program: string;
  readonly file: RememberedFile;
  /** The data folder, to be named where nothing can be kept in it. */
  readonly dataDir: string;
  readonly login: Login;
  readonly health: NoticesHealth;
  /** Null: nothing here can be updated. */
  readonly update: { readonly kind: PackageKind; readonly updater: Updater } | null;
  /** The system's languages, most wanted first (BCP 47). */
  readonly languages: readonly string[];
  readonly timeZone: string;
  readonly mistake: (thrown: unknown) => void;
}

/** What the machine around the desktop's Banken offers. */
export function desktopHost(parts: DesktopHostParts): HostPort {
  const { platform, packaged, version, program, file, login, health, update, mistake } = parts;
  return ({ clock, settings, passing, changed }) => {
    health.listen(changed);
    let updates: Updates | null = null;
    let restart = () => {};
    if (update !== null) {
      updates = keepUpdates({ ...update, version, file, clock, passing, changed, mistake });
      restart = installAtEnd({ ...update, updates, file, program, mistake });
    }

    const state = (): HostState => ({
      kind: "desktop",
      system: systemOf(platform),
      notifications: health.state(),
      startAtLogin: login.state(),
      updates: updates?.state() ?? none(packaged),
    });

    return {
      state,
      async testNotification() {
        const { t } = await desktopWords(languageFor(settings(), parts.languages), parts.timeZone);
        const tested = await showOnce(
          { title: t("notices:test.title"), body: t("notices:test.body") },
          clock,
        );
        if (tested.result === "shown") health.shown();
        if (tested.result === "failed") health.failed(tested.detail ?? "");
        return tested;
      },
      startAtLogin(on) {
        login.set(on);
        changed();
        return state();
      },
      updates(on) {
        try {
          updates?.set(on);
        } catch (thrown) {
          if ((thrown as NodeJS.ErrnoException).syscall === undefined) throw thrown;
          throw new RefusedByService("folder_unusable", parts.dataDir);
        }
        return state();
      },
      look() {
        updates?.look();
        return state();
      },
      restart() {
        // Told first: the answer's way ends with the program.
        setImmediate(restart);
        return state();
      },
      close: async () => updates?.close(),
    };
  };
}

function systemOf(platform: NodeJS.Platform): System {
  if (platform === "darwin") return "mac";
  return platform === "win32" ? "windows" : "linux";
}

function none(packaged: boolean): ShownUpdates {
  return { state: "impossible", why: packaged ? "no_way" : "not_packaged" };
}
