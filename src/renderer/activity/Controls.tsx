import { Button, Menu } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { WatchState } from "../../shared/contract/watch.ts";
import { useFormat } from "../format.ts";
import { orpc } from "../rpc.ts";
import { useTell } from "../shell/tell.ts";
import styles from "./activity.module.css";
import { useCheckNow } from "./check-now.ts";

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
  const { t } = useTranslation("activity");
  const format = useFormat();
  const checkNow = useCheckNow();
  const command = useCommands();
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
            {t("control.stop")}
          </Button>
        )}
        {state.paused === null ? (
          <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
            <Menu.Target>
              <Button size="xs" variant="default" loading={command.pause.isPending}>
                {t("control.pause")}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => command.pause.mutate({ until: Date.now() + hour })}>
                {t("control.pauseFor.hour")}
              </Menu.Item>
              <Menu.Item onClick={() => command.pause.mutate({ until: tomorrowMorning(Date.now()) })}>
                {t("control.pauseFor.morning", { at: format.clock(morning) })}
              </Menu.Item>
              <Menu.Item onClick={() => command.pause.mutate({ until: null })}>
                {t("control.pauseFor.open")}
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
            {t("control.resume")}
          </Button>
        )}
        <Button
          size="xs"
          loading={checkNow.isPending}
          disabled={total === 0}
          onClick={() => checkNow.mutate({ filter: {} })}
        >
          {t("control.checkAll")}
        </Button>
      </div>
      {total > 0 && (
        <p className={styles.cost}>
          {t("control.cost", { count: total, shown: format.number(total), left: format.number(left) })}
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
