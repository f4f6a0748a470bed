import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { PastPass } from "../../shared/contract/watch.ts";
import { useFormat } from "../format.ts";
import { Loaded } from "../parts/Loaded.tsx";
import { Time } from "../parts/Time.tsx";
import { orpc } from "../rpc.ts";
import { VerdictIcon } from "../verdict/VerdictIcon.tsx";
import activity from "./activity.module.css";
import { Section } from "./Section.tsx";
import styles from "./table.module.css";
import { verdictsInOrder } from "./verdict-order.ts";

const pageLength = 20;

/** The passes that are over, newest first, with what came of each and how it ended. */
export function Passes() {
  const { t } = useTranslation(["activity", "common"]);
  const format = useFormat();
  const query = useInfiniteQuery(
    orpc.watch.passes.infiniteOptions({
      input: (offset: number) => ({ offset, limit: pageLength }),
      initialPageParam: 0,
      getNextPageParam: ({ total }, pages) => {
        const shown = pages.reduce((sum, { passes }) => sum + passes.length, 0);
        return shown < total ? shown : undefined;
      },
    }),
  );
  const total = query.data?.pages[0]?.total ?? 0;
  return (
    <Section title={t("activity:passes.heading")} {...(total > 0 && { beside: format.number(total) })}>
      <Loaded query={query}>
        {({ pages }) =>
          total === 0 ? (
            <p className={activity.note}>{t("activity:passes.none")}</p>
          ) : (
            <PassTable passes={pages.flatMap(({ passes }) => passes)} />
          )
        }
      </Loaded>
      {query.hasNextPage && (
        <Button
          size="xs"
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("common:action.more")}
        </Button>
      )}
    </Section>
  );
}

function PassTable({ passes }: { passes: readonly PastPass[] }) {
  const { t } = useTranslation(["activity", "common"]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
    <section className={styles.scrolls} tabIndex={0} aria-label={t("activity:passes.table")}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("activity:passes.began")}</th>
            <th scope="col">{t("activity:passes.took")}</th>
            <th scope="col" className={styles.right}>
              {t("activity:passes.domains")}
            </th>
            {verdictsInOrder.map((verdict) => (
              <th
                key={verdict}
                scope="col"
                className={styles.right}
                style={{ color: `var(--b-${verdict})` }}
                title={t(`common:verdict.${verdict}`)}
              >
                <VerdictIcon standing={verdict} size={11} />
                <span className="visually-hidden">{t(`common:verdict.${verdict}`)}</span>
              </th>
            ))}
            <th scope="col" className={styles.right}>
              {t("activity:passes.requests")}
            </th>
            <th scope="col">{t("activity:passes.ended")}</th>
          </tr>
        </thead>
        <tbody>
          {passes.map((pass) => (
            <PassRow key={pass.id} pass={pass} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PassRow({ pass }: { pass: PastPass }) {
  const { t } = useTranslation("activity");
  const format = useFormat();
  const { startedAt, finishedAt, counts, total, requests, ending } = pass;
  return (
    <tr>
      <th scope="row" className={styles.when}>
        <Time at={startedAt}>{format.moment(startedAt)}</Time>
      </th>
      <td className={styles.when}>{finishedAt === null ? "–" : format.duration(finishedAt - startedAt)}</td>
      <td className={styles.right}>
        {counts.checked === total
          ? format.number(total)
          : t("passes.part", { checked: format.number(counts.checked), total: format.number(total) })}
      </td>
      {verdictsInOrder.map((verdict) => (
        <td key={verdict} className={styles.right} data-none={counts[verdict] === 0 || undefined}>
          {format.number(counts[verdict])}
        </td>
      ))}
      <td className={styles.right}>{requests === null ? t("passes.notKnown") : format.number(requests)}</td>
      <td>{t(`passes.ending.${ending}`)}</td>
    </tr>
  );
}
