import { Button } from "@mantine/core";
import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.ts";
import { useNow } from "../now.ts";
import { useAcknowledge } from "../parts/acknowledge.tsx";
import { type AlertPages, alertsOf, type Shown } from "../parts/alert-pages.ts";
import { useCheckNow } from "../parts/check-now.ts";
import place from "../parts/place.module.css";
import { useAct } from "../shell/acts.ts";
import { AlertRow } from "./AlertRow.tsx";
import styles from "./alerts.module.css";
import { byDay } from "./days.ts";
import { useHeldBack } from "./held-back.ts";
import { NoAlerts } from "./NoAlerts.tsx";
import { besideRow, focusedRow, moveFocus } from "./row-focus.ts";

interface AlertListProps {
  readonly shown: Shown;
  readonly pages: AlertPages;
  readonly more: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    fetchNextPage(): unknown;
  };
  /** What chooses which alerts are shown. */
  readonly filter: ReactNode;
}

/** The alerts by day, and what is done with them, with the mouse or from the keyboard. */
export function AlertList({ shown, pages, more, filter }: AlertListProps) {
  const { t } = useTranslation(["alerts", "common"]);
  const format = useFormat();
  // For the headings: today becomes yesterday while the window is open.
  const now = useNow(30_000);
  const list = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const acknowledge = useAcknowledge();
  const checkNow = useCheckNow();
  const alerts = alertsOf(pages, shown);
  const { shown: visible, held, reveal } = useHeldBack(alerts, list);
  const open = pages.pages.at(-1)?.open ?? 0;

  /** Acknowledges the alert of a row; the focus goes on to the next, to its button where it was on one. */
  function leave(row: HTMLElement, id: number, selector?: string): void {
    const beside = list.current === null ? null : besideRow(list.current, row);
    const stays = shown === "all" && selector !== undefined;
    if (!stays) {
      const inside = selector === undefined ? null : beside?.querySelector<HTMLElement>(selector);
      (inside ?? beside ?? heading.current)?.focus();
    }
    acknowledge.some([id]);
  }

  useAct("down", () => moveFocus(list.current, 1));
  useAct("up", () => moveFocus(list.current, -1));
  useAct("acknowledge", () => {
    const row = focusedRow(list.current);
    const alert = visible.find(({ id }) => String(id) === row?.dataset.alert);
    if (row !== null && alert?.acknowledgedAt === null) leave(row, alert.id);
    else moveFocus(list.current, 1);
  });
  useAct("check", () => {
    const row = focusedRow(list.current);
    const alert = visible.find(({ id }) => String(id) === row?.dataset.alert);
    if (alert?.watched) checkNow.check({ names: [alert.name] });
  });

  return (
    <>
      <header className={`${place.head} ${styles.head}`}>
        <div className={place.sentences}>
          <h1 ref={heading} tabIndex={-1}>
            {open === 0
              ? t("alerts:title.none")
              : t("alerts:title.open", { count: open, shown: format.number(open) })}
          </h1>
          {visible.length > 0 && <p>{t(`alerts:subtitle.${shown}`)}</p>}
        </div>
        {/* The policy, which decides what becomes an alert at all, will be reached from here (the alerts issue). */}
        <div className={styles.tools}>
          {filter}
          <Button
            size="xs"
            variant="default"
            // What came while the list was being read has not been seen by whoever presses this.
            disabled={open === 0 || held > 0}
            loading={acknowledge.isPending}
            onClick={() => {
              heading.current?.focus();
              acknowledge.all();
            }}
          >
            {t("alerts:action.all")}
          </Button>
        </div>
      </header>
      {held > 0 && (
        <div className={styles.held}>
          <Button
            size="xs"
            onClick={() => {
              reveal();
              const place = list.current?.closest("main");
              if (place) place.scrollTop = 0;
              heading.current?.focus({ preventScroll: true });
            }}
          >
            {t("alerts:held", { count: held, shown: format.number(held) })}
          </Button>
        </div>
      )}
      <div ref={list}>
        {visible.length === 0 && <NoAlerts shown={shown} />}
        {byDay(visible).map(({ at, alerts }) => (
          <section key={new Date(at).toDateString()} className={styles.day}>
            <h2>{format.day(at, now)}</h2>
            <ul className={styles.list}>
              {alerts.map((alert) => (
                <AlertRow
                  key={alert.id}
                  alert={alert}
                  onAcknowledge={(row) => leave(row, alert.id, "[data-acknowledge]")}
                  onReopen={() => acknowledge.reopen([alert.id])}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {more.hasNextPage && (
        <Button
          size="xs"
          variant="default"
          loading={more.isFetchingNextPage}
          onClick={() => void more.fetchNextPage()}
        >
          {t("common:action.more")}
        </Button>
      )}
    </>
  );
}
