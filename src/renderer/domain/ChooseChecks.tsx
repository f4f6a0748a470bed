import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { PastCheck } from "../../shared/contract/history.ts";
import { useFormat } from "../format.ts";
import { Failed } from "../parts/Failed.tsx";
import styles from "./domain.module.css";
import { TextButton } from "./TextButton.tsx";
import { useChecks } from "./use-evidence.ts";

/** Which two answers are compared. */
export function ChooseChecks({
  id,
  name,
  from,
  to,
  onFrom,
  onTo,
}: {
  id: string;
  name: string;
  from: number | null;
  to: number | null;
  onFrom: (checkId: number) => void;
  onTo: (checkId: number) => void;
}) {
  const { t } = useTranslation(["domain", "common"]);
  const format = useFormat();
  const checks = useChecks(name);
  const answers = (checks.data?.pages ?? [])
    .flatMap((page) => page.checks)
    .filter(({ verdict }) => verdict !== "failed");

  function label({ checkedAt, verdict, stats }: PastCheck): string {
    const word = t(`common:verdict.${verdict}`);
    const when = format.moment(checkedAt);
    if (stats === null) return t("domain:changes.answer", { when, word });
    const all = Object.values(stats).reduce((sum, each) => sum + each, 0);
    const against = `${format.number(stats.malicious + stats.suspicious)}/${format.number(all)}`;
    return t("domain:changes.answerCounted", { when, word, against });
  }

  const options = answers.map((check) => ({ value: String(check.checkId), label: label(check) }));
  const among = (checkId: number | null) =>
    checkId !== null && answers.some((each) => each.checkId === checkId) ? String(checkId) : "";
  const select = (label: string, value: number | null, onValue: (checkId: number) => void) => (
    <NativeSelect
      size="xs"
      label={label}
      value={among(value)}
      onChange={(event) => onValue(Number(event.currentTarget.value))}
      data={among(value) === "" ? [{ value: "", label: "…", disabled: true }, ...options] : options}
    />
  );
  return (
    <div id={id} className={styles.choose}>
      {select(t("domain:changes.from"), from, onFrom)}
      {select(t("domain:changes.to"), to, onTo)}
      {checks.isError && <Failed error={checks.error} onRetry={() => void checks.refetch()} />}
      {checks.hasNextPage && (
        <TextButton disabled={checks.isFetchingNextPage} onClick={() => void checks.fetchNextPage()}>
          {t("domain:changes.older")}
        </TextButton>
      )}
    </div>
  );
}
