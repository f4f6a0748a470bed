import type { TFunction } from "i18next";
import type { Quota, WatchState } from "../../shared/contract/watch.ts";
import type { Format } from "../format.ts";

type WindowUse = Quota["windows"][number];
type Texts = TFunction<"activity">;

/**
 * A window of the quota by name: the minute (practice has a short one), the day to its end, the month. The day ends
 * within 24 hours: the time alone says when.
 */
export function windowName(use: WindowUse, state: WatchState, t: Texts, format: Format): string {
  switch (use.window) {
    case "minute": {
      const seconds = Math.round(state.minute / 1_000);
      return seconds === 60 ? t("window.minute") : t("window.seconds", { count: seconds });
    }
    case "day":
      return use.freesAt === null ? t("window.today") : t("window.day", { at: format.clock(use.freesAt) });
    case "month":
      return format.utcMonth(state.now);
  }
}
