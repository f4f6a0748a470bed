import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFailureText } from "../failure.ts";
import { client } from "../rpc.ts";
import styles from "./domain.module.css";

/** A name that is not on the list: removed, or from an address that somebody kept. It can be put (back) on it. */
export function NotListed({ name }: { name: string }) {
  const { t } = useTranslation("domain");
  const failureText = useFailureText();
  const add = useMutation({
    mutationFn: async () => {
      const { added, already } = await client.domains.add({ text: name });
      // A name that is none, or that VirusTotal cannot know, is not taken.
      return added.length + already > 0;
    },
  });
  return (
    <div className={styles.notListed}>
      <h2 className={styles.name}>{name}</h2>
      <p>{t("notListed.says")}</p>
      {add.isError && <p role="alert">{failureText(add.error)}</p>}
      {add.data === false && <p role="alert">{t("notListed.refused")}</p>}
      <Button size="compact-md" loading={add.isPending} onClick={() => add.mutate()}>
        {t("notListed.add")}
      </Button>
    </div>
  );
}
