import { type Preview, previewShown } from "../../shared/contract/domains.ts";
import { readList } from "../watch/domains/list.ts";
import { isLookalike } from "../watch/domains/lookalike.ts";
import { shownName } from "../watch/domains/shown.ts";
import { forecast } from "../watch/forecast.ts";
import type { Service } from "./service.ts";

/** What was understood of a text, and what the list with it comes to under the quota. Nothing is changed. */
export function previewOf({ world, settings }: Service, text: string): Preview {
  const { practice, index, watch } = world();
  const { accepted, duplicates, rejected } = readList(text, { practice });
  const watched = new Map(index.among(accepted.map(({ name }) => name)).map((each) => [each.name, each]));
  const fresh = accepted.length - watched.size;
  const { total, paused } = index.estate();
  const { quota, minute } = watch.state();
  const [perMinute, perDay, perMonth] = quota.windows;
  return {
    accepted: accepted.slice(0, previewShown).map((each) => {
      const typed = shownName(each);
      return {
        line: each.line,
        name: each.name,
        typed,
        watched: watched.has(each.name),
        lookalike: isLookalike(typed),
      };
    }),
    duplicates: duplicates.slice(0, previewShown),
    rejected: rejected.slice(0, previewShown),
    counts: {
      accepted: accepted.length,
      fresh,
      duplicates: duplicates.length,
      rejected: rejected.length,
    },
    forecast: forecast({
      domains: total - paused + fresh,
      fresh,
      limits: { perMinute: perMinute.limit, perDay: perDay.limit, perMonth: perMonth.limit },
      intervalMinutes: settings.get().intervalMinutes,
      minute,
    }),
  };
}
