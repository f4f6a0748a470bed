import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useFormat } from "../format.ts";
import { useNow } from "../now.ts";
import { useCheckNow } from "../parts/check-now.ts";
import { Loaded } from "../parts/Loaded.tsx";
import { Time } from "../parts/Time.tsx";
import { orpc } from "../rpc.ts";
import { VerdictBadge } from "../verdict/VerdictBadge.tsx";
import styles from "./activity.module.css";
import { type Failure, type FailureGroup, groupFailures } from "./failure-groups.ts";
import { Section } from "./Section.tsx";

/** So many of one reason are shown before anybody asks for more. */
const first = 5;

/** The domains whose last check failed, by reason. What was known of them still stands, and is said. */
export function Failures() {
  const { t } = useTranslation("activity");
  const format = useFormat();
  const query = useQuery(orpc.watch.failures.queryOptions({ input: { limit: 200 } }));
  const total = query.data?.total ?? 0;
  return (
    <Section title={t("failures.heading")} {...(total > 0 && { beside: format.number(total) })}>
      <Loaded query={query}>
        {({ failures, total }) =>
          total === 0 ? (
            <p className={styles.note}>{t("failures.none")}</p>
          ) : (
            <>
              {groupFailures(failures).map((group) => (
                <Group key={group.reason} group={group} />
              ))}
              {total > failures.length && (
                <p className={styles.note}>
                  <Link href="/domains?is=failed">
                    {t("failures.more", {
                      count: total - failures.length,
                      shown: format.number(total - failures.length),
                    })}
                  </Link>
                </p>
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

function Group({ group: { reason, failures } }: { group: FailureGroup }) {
  const { t } = useTranslation(["activity", "common"]);
  const format = useFormat();
  const checkNow = useCheckNow();
  const [all, setAll] = useState(false);
  const now = useNow(30_000);
  const shown = all ? failures : failures.slice(0, first);
  const hidden = failures.length - shown.length;
  return (
    <div className={styles.group}>
      <div className={styles.groupHead}>
        <h3>
          {t(`common:reason.${reason}`)}{" "}
          {failures.length > 1 && <span className={styles.dim}>{format.number(failures.length)}</span>}
        </h3>
        {failures.length > 1 && (
          <Button
            size="compact-xs"
            variant="default"
            loading={checkNow.busy}
            disabled={checkNow.keyless !== null}
            onClick={() => checkNow.check({ names: failures.map(({ name }) => name) })}
          >
            {t("activity:failures.allAgain")}
          </Button>
        )}
      </div>
      <ul className={styles.list}>
        {shown.map((failure) => (
          <FailedDomain key={failure.name} failure={failure} now={now} />
        ))}
      </ul>
      {hidden > 0 && (
        <Button size="compact-xs" variant="subtle" onClick={() => setAll(true)}>
          {t("activity:failures.showAll", { count: hidden, shown: format.number(hidden) })}
        </Button>
      )}
    </div>
  );
}

function FailedDomain({ failure, now }: { failure: Failure; now: number }) {
  const { t } = useTranslation("activity");
  const format = useFormat();
  const checkNow = useCheckNow();
  const { name, typed, at, detail, verdict } = failure;
  return (
    <li className={styles.failure}>
      <Link href={`/domains/${encodeURIComponent(name)}`} className={styles.domain} title={name}>
        {typed}
      </Link>
      <span className={styles.dim}>
        <Time at={at}>{format.relative(Math.min(at, now), now)}</Time>
      </span>
      <span className={styles.still}>
        {verdict === null ? (
          <span className={styles.dim}>{t("failures.never")}</span>
        ) : (
          <>
            <span className={styles.dim}>{t("failures.still")}</span> <VerdictBadge standing={verdict} />
          </>
        )}
      </span>
      <Button
        size="compact-xs"
        variant="default"
        loading={checkNow.busy}
        disabled={checkNow.keyless !== null}
        aria-label={t("failures.againLabel", { name: typed })}
        onClick={() => checkNow.check({ names: [name] })}
      >
        {t("failures.again")}
      </Button>
      {detail !== null && <span className={styles.detail}>{detail}</span>}
    </li>
  );
}
