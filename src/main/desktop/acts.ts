import { app } from "electron";
import type { Client } from "../../shared/contract/index.ts";
import { nextMidnight } from "../app/next-midnight.ts";
import type { Clock } from "../watch/clock.ts";
import type { NoticeAct } from "../watch/notices.ts";
import { pauseEnds, type TrayAct } from "../watch/tray-menu.ts";
import { openOutside } from "./outside.ts";
import type { AppWindow } from "./window.ts";

export interface ActsParts {
  /** The contract, called directly. */
  readonly client: Client;
  readonly window: Pick<AppWindow, "bringForward" | "go">;
  readonly clock: Clock;
  /** An IANA name: where the person is. */
  readonly timeZone: string;
  /** Hears of what could not be done. */
  readonly failed: (thrown: unknown) => void;
}

/** Does what a person chose in the tray's menu, on a notification or one of its buttons. */
export function createActs(parts: ActsParts): (act: TrayAct | NoticeAct) => void {
  const { client, window, clock, timeZone, failed } = parts;

  function show(path: string): void {
    window.bringForward();
    window.go(path);
  }

  async function deed(act: TrayAct | NoticeAct): Promise<unknown> {
    switch (act.do) {
      case "open_domain":
        return show(`/domains/${act.name}`);
      case "open_alerts":
        return show("/alerts");
      case "open_activity":
        return show("/activity");
      case "settings":
      case "open_settings":
        return show("/settings");
      case "open":
        return window.bringForward();
      case "open_virustotal":
        return openOutside(`https://www.virustotal.com/gui/domain/${encodeURIComponent(act.name)}`);
      case "acknowledge":
        return client.alerts.acknowledge({ ids: [...act.alerts] });
      case "check_all":
        return client.domains.checkNow({ filter: {} });
      case "stop":
        return client.watch.stop();
      case "resume":
        return client.watch.resume();
      case "pause": {
        const now = clock.now();
        return client.watch.pause({ until: pauseEnds(act.pause, now, nextMidnight(now, timeZone)) });
      }
      case "quit":
        return app.quit();
    }
  }

  return (act) => {
    deed(act).catch(failed);
  };
}
