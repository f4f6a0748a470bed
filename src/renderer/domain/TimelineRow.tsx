import { IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PastCheck } from "../../shared/contract/history.ts";
import { sameDay, useFormat } from "../format.ts";
import { VerdictIcon } from "../verdict/VerdictIcon.tsx";
import { Moment } from "./Moment.tsx";
import { TextButton } from "./TextButton.tsx";
import lines from "./timeline.module.css";
import type { Event } from "./timeline-entries.ts";
import { Turned, Word } from "./Word.tsx";
import { intervalText } from "./when.ts";

/** Engines beyond these are shown on demand: a first answer may have many at once. */
const mostFlips = 6;

/** What turned at a check, as the interval in which it did. */
export function EventRow({ event: { check, from, after, flips } }: { event: Event }) {
  const { t } = useTranslation(["domain", "common"]);
  const format = useFormat();
  const [all, setAll] = useState(false);
  const shown = all ? flips : flips.slice(0, mostFlips);
  return (
    <li className={lines.event} data-verdict={check.verdict}>
      <span className={lines.mark}>
        <VerdictIcon standing={check.verdict} size={11} />
      </span>
      <div className={lines.what}>
        <p className={lines.head}>
          <strong>
            {from === undefined
              ? t(`common:verdict.${check.verdict}`)
              : from === null
                ? t("domain:timeline.firstAnswer", { verdict: t(`common:verdict.${check.verdict}`) })
                : t("domain:timeline.turned", {
                    from: t(`common:verdict.${from}`),
                    to: t(`common:verdict.${check.verdict}`),
                  })}
          </strong>
          <Counts check={check} />
          <span className={lines.when}>{intervalText(after, check.checkedAt, t, format)}</span>
        </p>
        {flips.length > 0 && (
          <ul className={lines.flips}>
            {shown.map((flip) => (
              <li key={flip.engine}>
                <bdi>{flip.engine}</bdi>
                {flip.after === null ? <Word word={flip.to} /> : <Turned from={flip.from} to={flip.to} />}
              </li>
            ))}
            {flips.length > shown.length && (
              <li>
                <TextButton onClick={() => setAll(true)}>
                  {t("domain:more", {
                    count: flips.length - shown.length,
                    shown: format.number(flips.length - shown.length),
                  })}
                </TextButton>
              </li>
            )}
          </ul>
        )}
      </div>
    </li>
  );
}

/** Checks at which nothing turned: how many and from when to when, and each of them on demand. */
export function QuietRow({ checks }: { checks: readonly PastCheck[] }) {
  const { t } = useTranslation(["domain", "common"]);
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const [newest, oldest] = [checks[0], checks.at(-1)];
  if (newest === undefined || oldest === undefined) return null;
  const { verdict, reason } = newest;
  const numbers = { count: checks.length, shown: format.number(checks.length) };
  const said =
    verdict === "failed" && reason !== null
      ? t("domain:timeline.failed", { ...numbers, reason: t(`common:reason.${reason}`) })
      : t("domain:timeline.quiet", { ...numbers, verdict: t(`common:verdict.${verdict}`) });
  return (
    <li className={lines.quiet}>
      <span className={lines.mark}>
        <VerdictIcon standing={verdict} size={11} />
      </span>
      <div className={lines.what}>
        <p className={lines.head}>
          {checks.length === 1 ? (
            said
          ) : (
            <button
              type="button"
              className={lines.toggle}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              <IconChevronRight size={13} aria-hidden="true" className={lines.chevron} />
              {said}
            </button>
          )}
          {checks.length === 1 && <Detail check={newest} />}
          <span className={lines.when}>
            {checks.length > 1 && (
              <>
                <Moment at={oldest.checkedAt} /> –{" "}
              </>
            )}
            <Moment
              at={newest.checkedAt}
              short={checks.length > 1 && sameDay(oldest.checkedAt, newest.checkedAt)}
            />
          </span>
        </p>
        {open && (
          <ul className={lines.each}>
            {checks.map((check) => (
              <li key={check.checkId}>
                <Moment at={check.checkedAt} />
                <Counts check={check} />
                <Detail check={check} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

function Counts({ check: { stats } }: { check: PastCheck }) {
  const { t } = useTranslation("domain");
  const format = useFormat();
  if (stats === null) return null;
  const { malicious, suspicious, harmless, undetected, timeout } = stats;
  const against = format.number(malicious + suspicious);
  const engines = format.number(malicious + suspicious + harmless + undetected + timeout);
  return (
    <span className={lines.counts} title={t("timeline.countsMean", { against, engines })}>
      {against}/{engines}
    </span>
  );
}

function Detail({ check: { detail } }: { check: PastCheck }) {
  return detail === null ? null : <span className={lines.detail}>{detail}</span>;
}
