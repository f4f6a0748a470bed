import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Asked } from "./Asked.tsx";
import { ChooseChecks } from "./ChooseChecks.tsx";
import { DifferenceView } from "./DifferenceView.tsx";
import styles from "./domain.module.css";
import { Moment } from "./Moment.tsx";
import { NoDifference } from "./NoDifference.tsx";
import { Section } from "./Section.tsx";
import { TextButton } from "./TextButton.tsx";
import { useChecks, useDifference } from "./use-evidence.ts";

/** What is different from the answer before, or between any two answers. */
export function Changes({ name }: { name: string }) {
  const { t } = useTranslation("domain");
  const [choosing, setChoosing] = useState(false);
  const [from, setFrom] = useState<number | null>(null);
  const [to, setTo] = useState<number | null>(null);
  const chooser = useId();
  const difference = useDifference(name, from, to);
  const sides = difference.data ?? null;
  const { data: checks } = useChecks(name);
  const answers = checks?.pages.flatMap((page) => page.checks).filter(({ verdict }) => verdict !== "failed");

  function toggle() {
    setChoosing(!choosing);
    setFrom(null);
    setTo(null);
  }

  return (
    <Section
      part="changes"
      title={t("changes.title")}
      beside={
        <>
          {sides !== null && !choosing && (
            <span>
              {t("changes.since")} <Moment at={sides.from.checkedAt} />
            </span>
          )}
          {(answers?.length ?? 0) > 1 && (
            <TextButton
              aria-expanded={choosing}
              aria-controls={choosing ? chooser : undefined}
              onClick={toggle}
            >
              {choosing ? t("changes.latest") : t("changes.choose")}
            </TextButton>
          )}
        </>
      }
    >
      {choosing && (
        <ChooseChecks
          id={chooser}
          name={name}
          from={from ?? sides?.from.checkId ?? null}
          to={to ?? sides?.to.checkId ?? null}
          onFrom={setFrom}
          onTo={setTo}
        />
      )}
      <div aria-busy={difference.isFetching} className={styles.changes}>
        <Asked query={difference}>
          {(data) =>
            data === null ? (
              <NoDifference name={name} chosen={from !== null || to !== null} />
            ) : (
              <DifferenceView difference={data} />
            )
          }
        </Asked>
      </div>
    </Section>
  );
}
