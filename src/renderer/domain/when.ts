import type { TFunction } from "i18next";
import { type Format, sameDay } from "../format.ts";

type Texts = TFunction<["domain", "common"]>;

/**
 * When something turned, as far as anybody knows: between the last answer that did not show it and the first that
 * did. Times are ms UTC; `after` is null where there was no answer before.
 */
export function intervalText(after: number | null, by: number, t: Texts, format: Format): string {
  if (after === null) return t("domain:when.first", { by: format.moment(by) });
  return t(
    "domain:when.between",
    sameDay(after, by)
      ? { after: format.moment(after), by: format.clock(by) }
      : { after: format.moment(after, by), by: format.moment(by, after) },
  );
}

/** From so long ago on, the day says enough. */
const longAgo = 7 * 86_400_000;

/** Since when a verdict holds. `after` undefined: it is not known what was before. */
export function sinceText(
  since: number,
  after: number | null | undefined,
  now: number,
  t: Texts,
  format: Format,
): string {
  if (now - since > longAgo) return t("domain:since.at", { at: format.date(since) });
  if (after === null || after === undefined) return t("domain:since.at", { at: format.moment(since, now) });
  if (!sameDay(after, since))
    return t("domain:since.days", { after: format.moment(after, since), by: format.moment(since, after) });
  const times = { after: format.clock(after), by: format.clock(since) };
  return sameDay(since, now)
    ? t("domain:since.today", times)
    : t("domain:since.day", { ...times, day: format.date(since) });
}
