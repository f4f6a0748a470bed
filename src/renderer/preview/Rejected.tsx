import { Button, TextInput } from "@mantine/core";
import { useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Preview } from "../../shared/contract/domains.ts";
import { Capped } from "./Capped.tsx";
import { LineButton } from "./LineButton.tsx";
import styles from "./preview.module.css";

type Rejection = Preview["rejected"][number];

/** A rejection, told apart from others that read the same. */
export interface Refused extends Rejection {
  /** Stays the same while lines above come and go, so that what is being typed into its field stays too. */
  readonly id: string;
}

export interface RejectedProps {
  readonly rejected: readonly Rejection[];
  readonly total: number;
  /** Puts something in the piece's place, or (null) leaves it out. */
  readonly onFix: (refused: Refused, by: string | null) => void;
  readonly onJump: (refused: Refused) => void;
  /** Where the focus goes when the last one is mended. */
  readonly onLast: () => void;
}

/** What was meant as a name and is none, each to be mended where it stands. */
export function Rejected({ rejected, total, onFix, onJump, onLast }: RejectedProps) {
  const { t } = useTranslation("preview");
  const list = useRef<HTMLElement>(null);
  // The field that was mended goes away with the next answer: the focus goes on to the one that takes its place.
  const mended = useRef<number | null>(null);
  const told = useMemo(() => apart(rejected), [rejected]);
  const last = useRef(onLast);
  last.current = onLast;

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is a new list of rejections that moves the focus
  useLayoutEffect(() => {
    const index = mended.current;
    if (index === null) return;
    mended.current = null;
    const fields = list.current?.querySelectorAll<HTMLInputElement>("input") ?? [];
    const next = fields[Math.min(index, fields.length - 1)];
    if (next === undefined) last.current();
    else next.focus();
  }, [told]);

  return (
    <section ref={list} aria-label={t("rejected.title")} hidden={total === 0}>
      {total > 0 && (
        <>
          <h3 className={styles.heading}>{t("rejected.title")}</h3>
          <p className={styles.dim}>{t("rejected.hint")}</p>
          <Capped items={told} total={total} className={styles.rejected}>
            {(refused, index) => (
              <RejectedRow
                key={refused.id}
                refused={refused}
                onJump={onJump}
                onFix={(by) => {
                  mended.current = index;
                  onFix(refused, by);
                }}
              />
            )}
          </Capped>
        </>
      )}
    </section>
  );
}

function RejectedRow({
  refused,
  onFix,
  onJump,
}: {
  refused: Refused;
  onFix: (by: string | null) => void;
  onJump: (refused: Refused) => void;
}) {
  const { t } = useTranslation(["preview", "common"]);
  const { line, text, reason } = refused;
  const [by, setBy] = useState(text);
  const isNew = by.trim() !== "" && by !== text;
  return (
    <li>
      <form
        className={styles.fix}
        onSubmit={(event) => {
          event.preventDefault();
          if (isNew) onFix(by.trim());
        }}
      >
        <LineButton line={line} onClick={() => onJump(refused)} />
        <TextInput
          className={styles.by}
          classNames={{ input: styles.mono }}
          size="xs"
          value={by}
          onChange={(event) => setBy(event.currentTarget.value)}
          aria-label={t("preview:rejected.fix", { text, line })}
          spellCheck={false}
          autoComplete="off"
        />
        <span className={styles.choices}>
          <Button type="submit" size="compact-sm" variant="default" disabled={!isNew}>
            {t("preview:rejected.replace")}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t("preview:rejected.leaveOutOf", { text, line })}
            onClick={() => onFix(null)}
          >
            {t("preview:rejected.leaveOut")}
          </Button>
        </span>
      </form>
      <p className={styles.reason}>{t(`common:rejection.${reason}`)}</p>
    </li>
  );
}

function apart(rejected: readonly Rejection[]): readonly Refused[] {
  const before = new Map<string, number>();
  return rejected.map((each) => {
    const nth = before.get(each.text) ?? 0;
    before.set(each.text, nth + 1);
    return { ...each, id: `${nth} ${each.text}` };
  });
}
