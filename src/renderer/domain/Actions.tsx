import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { DomainRow } from "../../shared/contract/domains.ts";
import { useFormat } from "../format.ts";
import { useAcknowledge } from "../parts/acknowledge.tsx";
import { useDeeds } from "../parts/use-deeds.tsx";
import { orpc } from "../rpc.ts";
import styles from "./domain.module.css";

/** What can be done with the domain. What matters most now is the filled one. */
export function Actions({ row, onGone }: { row: DomainRow; onGone: () => void }) {
  const { t } = useTranslation("domain");
  const format = useFormat();
  const { name, typed, paused, checking } = row;
  const which = async () => ({ names: [name] });
  const deeds = useDeeds(onGone);
  const acknowledge = useAcknowledge();
  // How many there are is all that is wanted of them: they are acknowledged by the domain's name.
  const { data: open } = useQuery(orpc.alerts.list.queryOptions({ input: { name, open: true, limit: 1 } }));
  const alerts = open?.total ?? 0;
  const alarmed = alerts > 0;

  return (
    <div className={styles.actions}>
      {alarmed && (
        <Button size="compact-sm" loading={acknowledge.isPending} onClick={() => acknowledge.of(name, typed)}>
          {t("action.acknowledge", { count: alerts, shown: format.number(alerts) })}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant={alarmed || paused ? "default" : "filled"}
        disabled={checking || paused}
        onClick={() => deeds.check(which, typed)}
      >
        {checking ? t("action.checking") : t("action.check")}
      </Button>
      <Button
        size="compact-sm"
        variant={paused && !alarmed ? "filled" : "default"}
        disabled={deeds.busy}
        onClick={() => deeds.pause(which, !paused)}
      >
        {paused ? t("action.resume") : t("action.pause")}
      </Button>
      <Button size="compact-sm" variant="default" disabled={deeds.busy} onClick={() => deeds.remove(which)}>
        {t("action.remove")}
      </Button>
    </div>
  );
}
