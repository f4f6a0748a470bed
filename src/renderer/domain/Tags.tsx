import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { readTags } from "../parts/tags.ts";
import { client, orpc } from "../rpc.ts";
import { useTell } from "../shell/tell.ts";
import styles from "./marks.module.css";
import { TextButton } from "./TextButton.tsx";

/** The domain's tags, each to be taken off, and a line to put others on. */
export function Tags({ name, tags }: { name: string; tags: readonly string[] }) {
  const { t } = useTranslation("domain");
  const tell = useTell();
  const suggestions = useId();
  const [typed, setTyped] = useState("");
  const { data: estate } = useQuery(orpc.domains.estate.queryOptions());
  const tag = useMutation({
    mutationFn: ({ add, remove }: { add: readonly string[]; remove: readonly string[] }) =>
      client.domains.tag({ targets: { names: [name] }, add: [...add], remove: [...remove] }),
    onError: tell.failure,
  });
  const wanted = readTags([typed]);
  const others = estate?.tags.filter((each) => !tags.includes(each.tag)) ?? [];

  function add(event: FormEvent) {
    event.preventDefault();
    if (wanted.length === 0) return;
    // What was typed stays until it is kept.
    tag.mutate({ add: wanted, remove: [] }, { onSuccess: () => setTyped("") });
  }

  return (
    <div className={styles.tags}>
      {tags.length > 0 && (
        <ul className={styles.chips} aria-label={t("tags.label")}>
          {tags.map((each) => (
            <li key={each} className={styles.chip}>
              {each}
              <button
                type="button"
                aria-label={t("tags.remove", { tag: each })}
                disabled={tag.isPending}
                onClick={() => tag.mutate({ add: [], remove: [each] })}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={add} className={styles.newTag}>
        <input
          type="text"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          aria-label={t("tags.add")}
          placeholder={t("tags.add")}
          maxLength={200}
          list={suggestions}
          autoComplete="off"
        />
        <datalist id={suggestions}>
          {others.map((each) => (
            <option key={each.tag} value={each.tag} />
          ))}
        </datalist>
        {wanted.length > 0 && (
          <TextButton submit disabled={tag.isPending}>
            {t("tags.put")}
          </TextButton>
        )}
      </form>
    </div>
  );
}
