import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Alert } from "../../shared/contract/alerts.ts";
import { useFormat } from "../format.ts";
import { sayFound } from "./said.ts";

/** How long findings are gathered before they are told together, in ms. */
const gathers = 1_000;
/** More than these are not told all by name. */
const mostNames = 3;

/** Has a screen reader told of new alerts; what comes in one burst is one announcement, a sentence a kind. */
export function useTellFindings(): (alert: Alert) => void {
  const { t } = useTranslation("shell");
  const format = useFormat();
  const gathered = useRef<Alert[]>([]);
  const telling = useRef<ReturnType<typeof setTimeout>>(undefined);

  const tell = () => {
    const byKind = Map.groupBy(gathered.current, ({ kind }) => kind);
    gathered.current = [];
    telling.current = undefined;
    const sentences = [...byKind].map(([kind, alerts]) => {
      const names = [...new Set(alerts.map(({ typed }) => typed))];
      const [name] = names;
      if (names.length === 1) return t(`found.${kind}`, { name });
      const left = names.length - mostNames;
      const named =
        left <= 0
          ? names
          : [...names.slice(0, mostNames - 1), t("foundMore", { shown: format.number(left + 1) })];
      return t(`foundTogether.${kind}`, { shown: format.number(names.length), names: format.list(named) });
    });
    sayFound(sentences.join(" "));
  };
  // The language may be another one by then.
  const latest = useRef(tell);
  latest.current = tell;
  useEffect(() => () => clearTimeout(telling.current), []);

  return useCallback((alert) => {
    gathered.current.push(alert);
    telling.current ??= setTimeout(() => latest.current(), gathers);
  }, []);
}
