import { Button, FileButton } from "@mantine/core";
import { type DragEvent, type Ref, useEffect, useId, useImperativeHandle, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { largestText } from "../../shared/ranges.ts";
import { useFormat } from "../format.ts";
import { LineNumbers } from "./LineNumbers.tsx";
import { lineHeight, lineOf, type Stretch, withLineFeeds } from "./lines.ts";
import styles from "./list-area.module.css";
import { readListFile } from "./list-file.ts";

/** What others may do with the text area. */
export interface ListAreaHandle {
  /** Brings a stretch of the text into view, selected, with the focus on it. */
  select(stretch: Stretch): void;
}

interface ListAreaProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Lines to mark in the margin. */
  readonly marked: ReadonlySet<number>;
  readonly handle: Ref<ListAreaHandle>;
  readonly autoFocus: boolean;
}

/** Where names are pasted, typed, or dropped as a file. */
export function ListArea({ text, onText, marked, handle, autoFocus }: ListAreaProps) {
  const { t } = useTranslation("preview");
  const format = useFormat();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [scrolled, setScrolled] = useState(0);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef(text);
  latest.current = text;

  // A dialog looks for its first focus (`data-autofocus`), perhaps before this is there: it is loaded when needed.
  useEffect(() => {
    if (autoFocus) area.current?.focus();
  }, [autoFocus]);

  useImperativeHandle(handle, () => ({
    select({ from, to }) {
      const element = area.current;
      if (element === null) return;
      element.focus();
      element.setSelectionRange(from, to);
      // A browser scrolls to what is typed, but not to what is selected.
      const above = (lineOf(latest.current, from) - 1) * lineHeight;
      element.scrollTop = Math.max(0, above - element.clientHeight / 3);
      setScrolled(element.scrollTop);
    },
  }));

  /** What a file holds goes under what is there already. */
  async function take(file: File | null | undefined): Promise<void> {
    if (file === null || file === undefined) return;
    const read = await readListFile(file);
    if (!read.ok) {
      setProblem(t(`file.${read.why}`, { name: file.name }));
      return;
    }
    setProblem(null);
    const before = latest.current;
    const between = before === "" || before.endsWith("\n") ? "" : "\n";
    onText(before + between + withLineFeeds(read.text));
  }

  const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");
  const tooLarge = text.length > largestText;

  return (
    <div className={styles.whole}>
      <div className={styles.head}>
        <label htmlFor={id} className={styles.label}>
          {t("text.label")}
        </label>
        <FileButton onChange={take} accept="text/*,.txt,.csv,.tsv,.log,.md,.hosts">
          {(props) => (
            <Button {...props} size="compact-sm" variant="default">
              {t("text.file")}
            </Button>
          )}
        </FileButton>
      </div>
      <p className={styles.hint} id={`${id}-hint`}>
        {t("text.hint")}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is one more way; the button does the same */}
      <div
        className={styles.area}
        data-over={over || undefined}
        data-too-large={tooLarge || undefined}
        onDragOver={(event) => {
          if (!holdsFiles(event)) return;
          event.preventDefault();
          event.stopPropagation();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          if (!holdsFiles(event)) return;
          event.preventDefault();
          event.stopPropagation();
          setOver(false);
          void take(event.dataTransfer.files[0]);
        }}
      >
        <LineNumbers text={text} scrolled={scrolled} marked={marked} />
        <textarea
          ref={area}
          id={id}
          className={styles.text}
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
          onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
          placeholder={t("text.placeholder")}
          aria-describedby={`${id}-hint`}
          aria-invalid={tooLarge || undefined}
          wrap="off"
          data-autofocus={autoFocus || undefined}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
        />
        {over && <div className={styles.drop}>{t("text.drop")}</div>}
      </div>
      {tooLarge && (
        <p role="alert" className={styles.problem}>
          {t("text.over", { size: format.number(text.length), most: format.number(largestText) })}
        </p>
      )}
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}
