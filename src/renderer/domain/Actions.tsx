import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { DomainRow } from "../../shared/contract/domains.ts";
import { useAcknowledge } from "../alerts/acknowledge.tsx";
import { useDeeds } from "../domains/use-deeds.tsx";
import { useFormat } from "../format.ts";
import { orpc } from "../rpc.ts";
import { useAct } from "../shell/acts.ts";
import styles from "./domain.module.css";

/** The most of a domain's open alerts that are acknowledged at once. */
const mostAlerts = 200;

/** What can be done with the domain. What matters most now is the filled one. */
export function Actions({ row, onGone }: { row: DomainRow; onGone: () => void }) {
  const { t } = useTranslation("domain");
  const format = useFormat();
  const { name, paused, checking } = row;
  const which = async () => ({ names: [name] });
  const deeds = useDeeds(onGone);
  const acknowledge = useAcknowledge();
  const { data: open } = useQuery(
    orpc.alerts.list.queryOptions({ input: { name, open: true, limit: mostAlerts } }),
  );
  const ids = open?.alerts.map(({ id }) => id) ?? [];
  const alarmed = ids.length > 0;
  const doAcknowledge = () => {
    if (alarmed) acknowledge.some(ids);
  };
  useAct("acknowledge", doAcknowledge);

  return (
    <div className={styles.actions}>
      {alarmed && (
        <Button size="compact-sm" loading={acknowledge.isPending} onClick={doAcknowledge}>
          {t("action.acknowledge", { count: ids.length, shown: format.number(ids.length) })}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant={alarmed || paused ? "default" : "filled"}
        disabled={checking || paused}
        onClick={() => deeds.check(which)}
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
