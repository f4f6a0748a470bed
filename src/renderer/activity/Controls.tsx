import { Button, Menu } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { WatchState } from "../../shared/contract/watch.ts";
import { useFormat } from "../format.ts";
import { useCheckNow } from "../parts/check-now.ts";
import { orpc } from "../rpc.ts";
import { useTell } from "../shell/tell.ts";
import styles from "./activity.module.css";

const hour = 3_600_000;

/** Tomorrow at 08:00 as the local clock has it (ms UTC). */
export function tomorrowMorning(now: number): number {
  const today = new Date(now);
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1, 8).getTime();
}

interface ControlsProps {
  readonly state: WatchState;
  /** How many domains are on the list. */
  readonly total: number;
  readonly now: number;
}

/** Check everything, stop, pause, resume. */
export function Controls({ state, total, now }: ControlsProps) {
  const { t } = useTranslation(["activity", "common"]);
  const format = useFormat();
  const checkNow = useCheckNow();
  const command = useCommands();
  const id = useId();
  const [, day, month] = state.quota.windows;
  const left = Math.max(0, Math.min(day.limit - day.used, month.limit - month.used));
  const morning = tomorrowMorning(now);
  return (
    <div className={styles.controls}>
      <div className={styles.buttons}>
        {state.pass !== null && (
          <Button
            size="xs"
            variant="default"
            loading={command.stop.isPending}
            disabled={state.pass.stopping}
            onClick={() => command.stop.mutate(undefined)}
          >
            {t("activity:control.stop")}
          </Button>
        )}
        {state.paused === null ? (
          <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
            <Menu.Target>
              <Button size="xs" variant="default" loading={command.pause.isPending}>
                {t("activity:control.pause")}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => command.pause.mutate({ until: Date.now() + hour })}>
                {t("activity:control.pauseFor.hour")}
              </Menu.Item>
              <Menu.Item onClick={() => command.pause.mutate({ until: tomorrowMorning(Date.now()) })}>
                {t("activity:control.pauseFor.morning", { at: format.clock(morning) })}
              </Menu.Item>
              <Menu.Item onClick={() => command.pause.mutate({ until: null })}>
                {t("activity:control.pauseFor.open")}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ) : (
          <Button
            size="xs"
            variant="default"
            loading={command.resume.isPending}
            onClick={() => command.resume.mutate(undefined)}
          >
            {t("activity:control.resume")}
          </Button>
        )}
        <Button
          size="xs"
          loading={checkNow.busy}
          disabled={total === 0 || checkNow.keyless !== null}
          aria-describedby={total > 0 ? id : undefined}
          onClick={() => checkNow.check({ filter: {} })}
        >
          {t("activity:control.checkAll")}
        </Button>
      </div>
      {total > 0 && (
        <p id={id} className={styles.cost}>
          {checkNow.keyless === null
            ? t("activity:control.cost", {
                count: total,
                shown: format.number(total),
                left: format.number(left),
              })
            : t(`common:keyless.${checkNow.keyless}`)}
        </p>
      )}
    </div>
  );
}

/** What the watch is told to do. Its answer is its state, which is shown at once. */
function useCommands() {
  const queries = useQueryClient();
  const tell = useTell();
  const told = {
    onSuccess: (state: WatchState) => queries.setQueryData(orpc.watch.state.queryKey(), state),
    onError: tell.failure,
  };
  return {
    pause: useMutation(orpc.watch.pause.mutationOptions(told)),
    resume: useMutation(orpc.watch.resume.mutationOptions(told)),
    stop: useMutation(orpc.watch.stop.mutationOptions(told)),
  };
}
