import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Client } from "../../shared/contract/index.ts";
import { Asked } from "./Asked.tsx";
import styles from "./domain.module.css";
import { Gantt } from "./Gantt.tsx";
import { Section } from "./Section.tsx";
import { SpellTable } from "./SpellTable.tsx";
import { type LookBack, lookBacks, useTimeline, usualLookBack } from "./use-evidence.ts";

type Timeline = Awaited<ReturnType<Client["history"]["timeline"]>>;

/** Which engines spoke against the domain, and when. */
export function Spells({ name }: { name: string }) {
  const { t } = useTranslation("domain");
  const [days, setDays] = useState<LookBack>(usualLookBack);
  const timeline = useTimeline(name, days);
  return (
    <Section
      title={t("spells.title")}
      beside={
        <SegmentedControl
          size="xs"
          aria-label={t("spells.days")}
          value={String(days)}
          onChange={(value) => setDays(lookBacks.find((each) => String(each) === value) ?? usualLookBack)}
          data={lookBacks.map((each) => ({
            value: String(each),
            label: t("spells.lookBack", { count: each }),
          }))}
        />
      }
    >
      <Asked query={timeline}>{(data) => <Chart timeline={data} days={days} />}</Asked>
    </Section>
  );
}

function Chart({ timeline: { since, spells }, days }: { timeline: Timeline; days: number }) {
  const { t } = useTranslation("domain");
  if (spells.length === 0) return <p className={styles.dim}>{t("spells.none", { count: days })}</p>;
  return (
    <>
      <Gantt spells={spells} since={since} />
      <SpellTable spells={spells} />
    </>
  );
}
