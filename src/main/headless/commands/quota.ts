import { Command } from "commander";
import { systemClock } from "../../app/system-clock.ts";
import { leftIn, type QuotaWindow, type WindowUse } from "../../watch/quota.ts";
import { readKey } from "../host.ts";
import { iso } from "../lines.ts";
import { withCommonOptions } from "../options.ts";
import { padded, widest } from "../terminal/columns.ts";
import type { Words } from "../terminal/words.ts";
import { interruptible, startRun, withBanken } from "./run.ts";

const nameKeys = {
  minute: "terminal:quota.minute",
  day: "terminal:quota.day",
  month: "terminal:quota.month",
} as const satisfies Record<QuotaWindow, string>;

export function quotaCommand(words: Words): Command {
  return withCommonOptions(new Command("quota"), words)
    .description(words.t("terminal:help.quota"))
    .action((_local: object, command: Command) => {
      const run = startRun(command, words);
      const key = readKey(run.options);
      return withBanken(run.options, async (banken) => {
        const { windows, known, quietUntil } = await interruptible((signal) => banken.quota(key, signal));
        const now = systemClock.now();
        const width = widest(windows.map((use) => words.t(nameKeys[use.window])));
        for (const use of windows) {
          const { window, limit, used, freesAt } = use;
          run.print(
            { type: "quota", window, limit, used, left: leftIn(use), freesAt: iso(freesAt), known },
            ({ t }) => `${padded(t(nameKeys[window]), width)}  ${leftText(use, now, words)}`,
          );
        }
        if (quietUntil !== null)
          run.note(({ t, moment }) => t("terminal:quota.quiet", { at: moment(quietUntil, now) }));
        if (!known) run.note(({ t }) => t(key === null ? "terminal:quota.noKey" : "terminal:quota.notSaid"));
      });
    });
}

function leftText(use: WindowUse, now: number, { t, number, moment }: Words): string {
  const left = t("terminal:quota.left", { left: number(leftIn(use)), limit: number(use.limit) });
  if (use.freesAt === null || use.used === 0) return left;
  const key = use.window === "minute" ? "terminal:quota.next" : "terminal:quota.anew";
  return t(key, { left, at: moment(use.freesAt, now) });
}
