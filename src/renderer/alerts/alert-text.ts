import type { TFunction } from "i18next";
import type { Alert } from "../../shared/contract/alerts.ts";
import { type Format, sameDay } from "../format.ts";

type Texts = TFunction<["alerts", "common"]>;

/**
 * When it happened, as honestly as is known: between the last answer that did not show it and the first that did.
 * The day of the second is the heading it stands under; it is said again where the first was on another day.
 */
export function intervalText({ after, raisedAt }: Alert, t: Texts, format: Format): string {
  if (after === null) return t("alerts:interval.first", { at: format.clock(raisedAt) });
  return t("alerts:interval.between", {
    from: format.moment(after, raisedAt),
    to: sameDay(after, raisedAt) ? format.clock(raisedAt) : format.moment(raisedAt, after),
  });
}

/** From what to what. */
export function changeText({ from, to }: Alert, t: Texts): string {
  const words = { to: t(`common:verdict.${to}`) };
  return from === null
    ? t("alerts:change.first", words)
    : t("alerts:change.from", { ...words, from: t(`common:verdict.${from}`) });
}

/** How many of the engines spoke against it then; null where there is no analysis. */
export function countText({ stats }: Alert, t: Texts, format: Format): string | null {
  if (stats === null) return null;
  const against = stats.malicious + stats.suspicious;
  const engines = against + stats.harmless + stats.undetected + stats.timeout;
  return t("alerts:engines.count", {
    count: engines,
    against: format.number(against),
    engines: format.number(engines),
  });
}
