import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.ts";
import { Loaded } from "../parts/Loaded.tsx";
import { orpc } from "../rpc.ts";
import styles from "./activity.module.css";
import { Section } from "./Section.tsx";
import table from "./table.module.css";
import { UsageChart } from "./UsageChart.tsx";

const days = 30;

/** The requests of the last 30 UTC days, as a chart and, for who asks, as a table. */
export function Usage() {
  const { t } = useTranslation("activity");
  const query = useQuery(orpc.watch.usage.queryOptions({ input: { days } }));
  return (
    <Section title={t("usage.heading")} beside={t("usage.days", { count: days })}>
      <Loaded query={query}>
        {({ days, perDay }) => (
          <>
            <UsageChart days={days} limit={perDay} />
            <UsageTable days={days} />
          </>
        )}
      </Loaded>
    </Section>
  );
}

function UsageTable({ days }: { days: readonly { readonly day: string; readonly requests: number }[] }) {
  const { t } = useTranslation("activity");
  const format = useFormat();
  return (
    <details className={styles.details}>
      <summary>{t("usage.table")}</summary>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t("usage.day")}</th>
            <th scope="col" className={table.right}>
              {t("usage.requests")}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ day, requests }) => (
            <tr key={day}>
              <th scope="row">{format.utcDay(day)}</th>
              <td className={table.right}>{format.number(requests)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
