import { Button } from "@mantine/core";
import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import type { Alert } from "../../shared/contract/alerts.ts";
import { useFormat } from "../format.ts";
import { Time } from "../parts/Time.tsx";
import { VerdictBadge } from "../verdict/VerdictBadge.tsx";
import { VerdictIcon } from "../verdict/VerdictIcon.tsx";
import badge from "../verdict/verdict.module.css";
import { changeText, countText, intervalText } from "./alert-text.ts";
import styles from "./alerts.module.css";

/** So many engines are named; the domain's own page names them all. */
const mostEngines = 6;

interface AlertRowProps {
  readonly alert: Alert;
  onAcknowledge(row: HTMLElement): void;
  onReopen(): void;
}

/** One alert: what it is, of which domain, when it happened, who says so, and whether it is still so. */
export function AlertRow({ alert, onAcknowledge, onReopen }: AlertRowProps) {
  const { t } = useTranslation(["alerts", "common"]);
  const format = useFormat();
  const [, navigate] = useLocation();
  const row = useRef<HTMLLIElement>(null);
  const { id, name, typed, kind, to, raisedAt, acknowledgedAt, watched } = alert;
  const page = `/domains/${encodeURIComponent(name)}`;
  const count = countText(alert, t, format);

  function onKeyDown(press: KeyboardEvent): void {
    if (press.target !== row.current || press.key !== "Enter" || !watched) return;
    press.preventDefault();
    navigate(page);
  }

  return (
    <li
      ref={row}
      data-alert={id}
      data-acknowledged={acknowledgedAt !== null || undefined}
      tabIndex={-1}
      className={styles.alert}
      onKeyDown={onKeyDown}
    >
      <span className={`${badge.badge} ${styles.kind}`} data-standing={to}>
        <VerdictIcon standing={to} size={11} />
        {t(`alerts:kind.${kind}`)}
      </span>
      <div className={styles.what}>
        {watched ? (
          <Link href={page} className={styles.name} title={name}>
            {typed}
          </Link>
        ) : (
          <span className={styles.name} title={name}>
            {typed}
          </span>
        )}
        <span className={styles.when}>
          <Time at={raisedAt}>{intervalText(alert, t, format)}</Time>
        </span>
        <span className={styles.now}>
          <StillSo alert={alert} />
        </span>
        {acknowledgedAt !== null && (
          <span className={styles.when}>
            <Time at={acknowledgedAt}>{t("alerts:acknowledged", { at: format.moment(acknowledgedAt) })}</Time>
          </span>
        )}
      </div>
      <p className={styles.evidence}>
        <span>{changeText(alert, t)}</span>
        {count !== null && <span>{count}</span>}
        <Engines alert={alert} />
      </p>
      {/* Snooze, and muting an engine, will stand beside it (the alerts issue). */}
      <div className={styles.actions}>
        {acknowledgedAt === null ? (
          <Button
            size="compact-xs"
            variant="default"
            data-acknowledge
            aria-label={t("alerts:action.acknowledgeLabel", { name: typed })}
            onClick={() => row.current !== null && onAcknowledge(row.current)}
          >
            {t("alerts:action.acknowledge")}
          </Button>
        ) : (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={t("alerts:action.reopenLabel", { name: typed })}
            onClick={onReopen}
          >
            {t("alerts:action.reopen")}
          </Button>
        )}
      </div>
    </li>
  );
}

/** The engines against it and their own words, malicious first. */
function Engines({ alert: { flags } }: { alert: Alert }) {
  const { t } = useTranslation(["alerts", "common"]);
  const format = useFormat();
  const inOrder = flags.toSorted((a, b) => (a.category < b.category ? -1 : a.category > b.category ? 1 : 0));
  const more = flags.length - mostEngines;
  return (
    <>
      {inOrder.slice(0, mostEngines).map(({ engine, category, result }) => (
        <span key={engine} className={styles.engine} data-standing={category}>
          <strong>{engine}</strong> {result ?? t(`common:verdict.${category}`)}
        </span>
      ))}
      {more > 0 && <span>{t("alerts:engines.more", { count: more, shown: format.number(more) })}</span>}
    </>
  );
}

/** An alert tells what was; this is what is. */
function StillSo({ alert: { to, verdict, since, raisedAt, watched } }: { alert: Alert }) {
  const { t } = useTranslation("alerts");
  if (!watched) return t("now.unwatched");
  if (verdict === null) return null;
  // It may have been otherwise in between. History that was read in can have it begin earlier.
  if (verdict === to) return since !== null && since <= raisedAt ? t("now.same") : t("now.again");
  return (
    <>
      {t("now.other")} <VerdictBadge standing={verdict} />
    </>
  );
}
