import { useTranslation } from "react-i18next";
import type { Quota } from "../../shared/contract/watch.ts";
import { useFormat } from "../format.ts";

/** What a key may do, in a sentence. */
export function useAllowanceText(): (quota: Quota) => string {
  const { t } = useTranslation("settings");
  const format = useFormat();
  return ({ windows: [minute, day, month] }) =>
    t("key.allowance", {
      perMinute: format.number(minute.limit),
      perDay: format.number(day.limit),
      perMonth: format.number(month.limit),
    });
}
