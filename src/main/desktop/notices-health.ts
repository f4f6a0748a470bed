import { Notification } from "electron";
import type { Notifications } from "../../shared/contract/host.ts";
import type { Clock } from "../watch/clock.ts";

/** What became of the notifications that were shown last. */
export interface NoticesHealth {
  state(): Notifications;
  shown(): void;
  /** @param why the system's own words */
  failed(why: string): void;
  /** @param changed hears when the state is another */
  listen(changed: () => void): void;
}

/** More of the system's words than this is of no use to a person. */
const longest = 300;

export function noticesHealth(clock: Pick<Clock, "now">): NoticesHealth {
  let changed = () => {};
  let last: Notifications = { state: "ready" };

  return {
    state: () => (Notification.isSupported() ? last : { state: "unsupported" }),
    shown() {
      if (last.state === "ready") return;
      last = { state: "ready" };
      changed();
    },
    failed(why) {
      last = { state: "failed", detail: why.slice(0, longest), at: clock.now() };
      changed();
    },
    listen(listener) {
      changed = listener;
    },
  };
}
