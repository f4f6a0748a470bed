import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Preview as Result } from "../../shared/contract/domains.ts";
import { orpc } from "../rpc.ts";
import { Accepted, Duplicates } from "./Accepted.tsx";
import { AddBar } from "./AddBar.tsx";
import { leaveOut, replace } from "./fix.ts";
import { ListArea, type ListAreaHandle } from "./ListArea.tsx";
import { lineIn, pieceIn, withLineFeeds } from "./lines.ts";
import styles from "./preview.module.css";
import { type Refused, Rejected } from "./Rejected.tsx";
import { Summary } from "./Summary.tsx";
import { useUnderstood } from "./understood.ts";

export interface PreviewProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** The new ones are on the list; `rejected`: how many pieces of the text were left behind. */
  readonly onAdded: (added: readonly string[], rejected: number) => void;
  /** Whether the focus starts in the text. */
  readonly autoFocus?: boolean;
}

/** A text that is to become domains, and beside it, as it is typed, what was understood of it. */
export function Preview({ text: given, onText, onAdded, autoFocus = false }: PreviewProps) {
  const { t } = useTranslation("preview");
  const text = withLineFeeds(given);
  const understood = useUnderstood(text);
  const { preview, current } = understood;
  const area = useRef<ListAreaHandle>(null);
  const add = useRef<HTMLButtonElement>(null);
  const [lost, setLost] = useState<number | null>(null);
  const marked = useMemo(() => new Set(preview?.rejected.map(({ line }) => line)), [preview]);
  const { data: state } = useQuery(orpc.watch.state.queryOptions());

  function jumpToLine(line: number): void {
    const stretch = lineIn(text, line);
    if (stretch !== null) area.current?.select(stretch);
  }

  function jump(refused: Refused): void {
    const stretch = pieceIn(text, refused);
    if (stretch === null) jumpToLine(refused.line);
    else area.current?.select(stretch);
  }

  function fix(refused: Refused, by: string | null): void {
    // Of another text its lines are not this one's: the answer that is on its way decides.
    if (!current || preview === null) return;
    const stretch = pieceIn(text, refused);
    setLost(stretch === null ? refused.line : null);
    if (stretch === null) {
      jumpToLine(refused.line);
      return;
    }
    const next =
      by === null
        ? leaveOut(text, refused.line, stretch, isAlone(preview, refused.line))
        : replace(text, stretch, by);
    onText(next);
    understood.readNow(next);
  }

  return (
    <div className={styles.preview}>
      <div className={styles.columns}>
        <ListArea text={text} onText={onText} marked={marked} handle={area} autoFocus={autoFocus} />
        <section
          className={styles.understood}
          aria-busy={!current}
          aria-label={t("understood.title")}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and without a mouse only with the focus in it
          tabIndex={0}
        >
          <Summary understood={understood} text={text} />
          {lost !== null && (
            <p role="alert" className={styles.problem}>
              {t("rejected.lost", { line: lost })}
            </p>
          )}
          {preview !== null && (
            <div className={styles.lists} data-stale={!current || undefined}>
              <Rejected
                rejected={preview.rejected}
                total={preview.counts.rejected}
                onFix={fix}
                onJump={jump}
                onLast={() => add.current?.focus()}
              />
              <Accepted accepted={preview.accepted} total={preview.counts.accepted} />
              <Duplicates
                duplicates={preview.duplicates}
                total={preview.counts.duplicates}
                onLine={jumpToLine}
              />
            </div>
          )}
        </section>
      </div>
      <AddBar
        text={text}
        understood={understood}
        quota={state?.quota ?? null}
        button={add}
        onAdded={onAdded}
      />
    </div>
  );
}

/** Whether nothing else was understood on a line. Where lists were cut short, nobody knows, and it is not. */
function isAlone({ accepted, duplicates, rejected, counts }: Result, line: number): boolean {
  if (accepted.length < counts.accepted || duplicates.length < counts.duplicates) return false;
  if (rejected.length < counts.rejected) return false;
  return [...accepted, ...duplicates, ...rejected].filter((each) => each.line === line).length === 1;
}
