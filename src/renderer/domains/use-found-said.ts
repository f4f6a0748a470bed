import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Estate } from "../../shared/contract/domains.ts";
import { useFormat } from "../format.ts";
import { say } from "../shell/said.ts";
import type { Rows } from "./use-rows.ts";
import { narrows } from "./view.ts";

/** So long (ms) the list has to stand still before a screen reader is told what is left of it. */
const stillness = 700;

/** Says how many a filter leaves, once somebody has stopped changing it. */
export function useFoundSaid(rows: Rows | null, estate: Estate | undefined): void {
  const { t } = useTranslation("domains");
  const format = useFormat();
  const filter = rows?.view.filter;
  const found = rows?.total;
  const total = estate?.total;
  const before = useRef(filter);
  useEffect(() => {
    if (filter === undefined || found === undefined || total === undefined || filter === before.current)
      return;
    const first = before.current === undefined;
    before.current = filter;
    if (first && !narrows(filter)) return;
    const text = t("found", { shown: format.number(found), total: format.number(total) });
    const timer = setTimeout(() => say(text), stillness);
    return () => clearTimeout(timer);
  }, [filter, found, total, t, format]);
}
