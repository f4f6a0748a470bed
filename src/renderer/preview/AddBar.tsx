import { Button, TagsInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type Ref, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Quota } from "../../shared/contract/watch.ts";
import { largestText, mostTags } from "../../shared/ranges.ts";
import { useFailureText } from "../failure.ts";
import { useFormat } from "../format.ts";
import { forecastText, todayText } from "../parts/forecast-text.ts";
import { isOneTooLong, readTags } from "../parts/tags.ts";
import { orpc } from "../rpc.ts";
import { useTellAdded } from "./added.tsx";
import styles from "./preview.module.css";
import type { Understood } from "./understood.ts";

interface AddBarProps {
  readonly text: string;
  readonly understood: Understood;
  readonly quota: Quota | null;
  readonly button: Ref<HTMLButtonElement>;
  readonly onAdded: (added: readonly string[], rejected: number) => void;
}

/** What the list will come to, and the button that says what it does. */
export function AddBar({ text, understood, quota, button, onAdded }: AddBarProps) {
  const { t } = useTranslation(["preview", "common"]);
  const format = useFormat();
  const failureText = useFailureText();
  const tell = useTellAdded();
  const id = useId();
  const [tags, setTags] = useState<readonly string[]>([]);
  const [tooLong, setTooLong] = useState(false);
  const { data: estate } = useQuery(orpc.domains.estate.queryOptions());
  const add = useMutation(
    orpc.domains.add.mutationOptions({
      // The text may be megabytes.
      gcTime: 0,
      onSuccess: (came) => {
        tell(came);
        setTags([]);
        onAdded(came.added, came.rejected);
      },
    }),
  );
  const { preview, current } = understood;
  const fresh = preview?.counts.fresh ?? 0;
  const known = (preview?.counts.accepted ?? 0) - fresh;
  const why = whyNot(text, understood, tags.length > 0);
  const today =
    preview === null || quota === null ? null : todayText(preview.forecast, fresh, quota, t, format);

  /** What the button does, by name: those that are on the list already can still be tagged. */
  function deed(): string {
    if (fresh > 0) return t("preview:add", { count: fresh, shown: format.number(fresh) });
    if (known > 0 && tags.length > 0) return t("preview:tag", { count: known, shown: format.number(known) });
    return t("preview:addNone");
  }

  return (
    <div className={styles.foot}>
      <TagsInput
        label={t("preview:tags.label")}
        description={t("preview:tags.hint")}
        error={tooLong ? t("preview:tags.refused") : undefined}
        size="sm"
        className={styles.tags}
        value={[...tags]}
        onChange={(next) => {
          setTooLong(isOneTooLong(next));
          setTags(readTags(next));
        }}
        maxTags={mostTags}
        data={estate?.tags.map(({ tag }) => tag) ?? []}
      />
      <div className={styles.say}>
        {preview !== null && preview.counts.accepted > 0 && (
          <p className={styles.forecast} data-stale={!current || undefined}>
            {forecastText(preview.forecast, fresh, t, format)}
            {today !== null && ` ${today}`}
          </p>
        )}
        <p className={styles.dim}>{t("preview:public")}</p>
        {add.isError && (
          <p role="alert" className={styles.problem}>
            {t("preview:addFailed")} {failureText(add.error)}
          </p>
        )}
      </div>
      <div className={styles.go}>
        <Button
          ref={button}
          loading={add.isPending}
          disabled={why !== null && why !== "reading"}
          aria-disabled={why !== null}
          aria-describedby={why === null ? undefined : `${id}-why`}
          onClick={() => {
            if (why === null) add.mutate({ text, tags: [...tags] });
          }}
        >
          {deed()}
        </Button>
        {why !== null && (
          <p id={`${id}-why`} className={styles.dim} data-quiet={why === "reading" || undefined}>
            {t(`preview:why.${why}`)}
          </p>
        )}
      </div>
    </div>
  );
}

type Why = "empty" | "over" | "reading" | "failed" | "none" | "known";

/** Why there is nothing to add, nor (`tagging`) to tag; null where there is. */
function whyNot(text: string, { preview, current, error }: Understood, tagging: boolean): Why | null {
  if (text.trim() === "") return "empty";
  if (text.length > largestText) return "over";
  if (error !== null) return "failed";
  if (!current || preview === null) return "reading";
  if (preview.counts.accepted === 0) return "none";
  return preview.counts.fresh === 0 && !tagging ? "known" : null;
}
