import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { lookBackDays } from "../../shared/ranges.ts";
import { useNow } from "../now.ts";
import { Failed } from "../parts/Failed.tsx";
import { Waiting } from "../shell/Waiting.tsx";
import { Capped } from "./Capped.tsx";
import styles from "./domain.module.css";
import { Section } from "./Section.tsx";
import { EventRow, QuietRow } from "./TimelineRow.tsx";
import lines from "./timeline.module.css";
import { entriesOf } from "./timeline-entries.ts";
import { lookBacks, useChecks, useTimeline } from "./use-evidence.ts";

/** So many entries at first: what stands below the timeline should not be out of reach. */
const mostEntries = 5;
const dayLength = 86_400_000;

/** The checks, newest first, with everything that turned at each. */
export function Timeline({ name }: { name: string }) {
  const { t } = useTranslation(["domain", "common"]);
  const now = useNow(600_000);
  const checks = useChecks(name);
  const all = checks.data?.pages.flatMap((page) => page.checks) ?? [];
  // As far back as the checks that are shown, in few steps: each is asked for anew.
  const back = Math.ceil((now - (all.at(-1)?.checkedAt ?? now)) / dayLength) + 1;
  const timeline = useTimeline(name, lookBacks.find((days) => days >= back) ?? lookBackDays.max);
  const entries = entriesOf(all, timeline.data?.flips ?? [], !checks.hasNextPage);
  const error = checks.error ?? timeline.error;
  return (
    <Section part="timeline" title={t("domain:timeline.title")}>
      {error !== null && (
        <Failed
          error={error}
          onRetry={() => {
            void checks.refetch();
            void timeline.refetch();
          }}
        />
      )}
      {checks.isPending && <Waiting />}
      {entries.length > 0 && (
        <Capped
          items={entries}
          most={mostEntries}
          step={50}
          className={lines.timeline}
          below={
            <>
              {timeline.data?.more === true && <p className={styles.dim}>{t("domain:timeline.more")}</p>}
              {checks.hasNextPage && (
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={checks.isFetchingNextPage}
                  onClick={() => void checks.fetchNextPage()}
                >
                  {t("domain:timeline.older")}
                </Button>
              )}
            </>
          }
        >
          {(entry) =>
            entry.kind === "event" ? (
              <EventRow key={entry.check.checkId} event={entry} />
            ) : (
              <QuietRow key={`quiet ${entry.checks.at(-1)?.checkId}`} checks={entry.checks} />
            )
          }
        </Capped>
      )}
    </Section>
  );
}
