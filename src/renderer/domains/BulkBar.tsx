import { Button, CloseButton } from "@mantine/core";
import { memo, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.ts";
import type { Deeds } from "../parts/use-deeds.tsx";
import { part } from "../shell/part.tsx";
import styles from "./bulk.module.css";
import type { Rows } from "./use-rows.ts";
import type { Selecting } from "./use-selecting.ts";

const TagDialog = part(async () => (await import("./TagDialog.tsx")).TagDialog);

interface Props {
  readonly selecting: Selecting;
  readonly deeds: Deeds;
  readonly rows: Rows | null;
}

/** What can be done with the selected domains, while there are any. */
export const BulkBar = memo(function BulkBar({ selecting, deeds, rows }: Props) {
  const [tagging, setTagging] = useState(false);
  if (selecting.count === 0) return null;
  return (
    <>
      <Bar selecting={selecting} deeds={deeds} rows={rows} onTag={() => setTagging(true)} />
      <Suspense fallback={null}>
        {tagging && (
          <TagDialog
            count={selecting.count}
            onClose={() => setTagging(false)}
            onTag={(add, remove) => {
              deeds.tag(selecting.targets, add, remove);
              setTagging(false);
            }}
          />
        )}
      </Suspense>
    </>
  );
});

/** It lies over the list's foot, so that no row moves for it. */
function Bar({ selecting, deeds, rows, onTag }: Props & { onTag: () => void }) {
  const { t } = useTranslation("domains");
  const format = useFormat();
  const { count, targets } = selecting;
  const { some, all } = pausedAmong(selecting, rows);
  const button = { size: "compact-sm", variant: "default", disabled: deeds.busy } as const;
  useEffect(() => focusListWhenLost, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div className={styles.bar} role="group" aria-label={t("bulk.label")}>
      <span className={styles.count}>
        {t(selecting.isAll ? "bulk.all" : "bulk.count", { count, shown: format.number(count) })}
      </span>
      <Button {...button} onClick={() => deeds.check(targets)}>
        {t("bulk.check")}
      </Button>
      {!all && (
        <Button {...button} onClick={() => deeds.pause(targets, true)}>
          {t("bulk.pause")}
        </Button>
      )}
      {some && (
        <Button {...button} onClick={() => deeds.pause(targets, false)}>
          {t("bulk.resume")}
        </Button>
      )}
      <Button {...button} onClick={onTag}>
        {t("bulk.tag")}
      </Button>
      <Button {...button} onClick={() => deeds.copy(selecting.names)}>
        {t("bulk.copy")}
      </Button>
      <Button {...button} onClick={() => deeds.remove(targets)}>
        {t("bulk.remove")}
      </Button>
      <CloseButton
        size="sm"
        className={styles.close ?? ""}
        aria-label={t("bulk.clear")}
        title={t("bulk.clear")}
        onClick={selecting.clear}
      />
    </div>
  );
}

/** With the bar goes the button that was pressed: the list takes the focus. */
function focusListWhenLost(): void {
  if (document.activeElement === document.body)
    document.querySelector<HTMLElement>('[data-keys="list"] [tabindex="0"]')?.focus({ preventScroll: true });
}

/** Whether some of the selected, or all of them, are paused. What is not in sight may be either. */
function pausedAmong(selecting: Selecting, rows: Rows | null): { some: boolean; all: boolean } {
  const seen = (rows?.loaded ?? []).filter(({ name }) => selecting.has(name));
  const paused = seen.filter((row) => row.paused).length;
  const whole = seen.length === selecting.count;
  return { some: paused > 0 || !whole, all: whole && paused === seen.length };
}
