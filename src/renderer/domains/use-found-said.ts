import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.ts";
import { say } from "../shell/said.ts";
import type { Rows } from "./use-rows.ts";
import { narrows } from "./view.ts";

/** So long (ms) the list has to stand still before a screen reader is told what is left of it. */
const stillness = 700;

/** Says how many a filter leaves, once somebody has stopped changing it. */
export function useFoundSaid(rows: Rows | null): void {
  const { t } = useTranslation("domains");
  const format = useFormat();
  const filter = rows?.view.filter;
  const total = rows?.total;
  const before = useRef(filter);
  useEffect(() => {
    if (filter === undefined || total === undefined || filter === before.current) return;
    const first = before.current === undefined;
    before.current = filter;
    if (first && !narrows(filter)) return;
    const timer = setTimeout(() => say(t("found", { count: total, shown: format.number(total) })), stillness);
    return () => clearTimeout(timer);
  }, [filter, total, t, format]);
}
