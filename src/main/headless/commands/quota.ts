import { Command } from "commander";
import { leftIn } from "../../watch/quota.ts";
import { systemClock } from "../clock.ts";
import { readKey } from "../host.ts";
import { iso } from "../lines.ts";
import { withCommonOptions } from "../options.ts";
import { localTime } from "../terminal/words.ts";
import { interruptible, startRun, withBanken } from "./run.ts";

const names = { minute: "this minute", day: "today (UTC)", month: "this month (UTC)" } as const;

export function quotaCommand(): Command {
  return withCommonOptions(new Command("quota"))
    .description("what is left in each window of the key's quota")
    .action((_local: object, command: Command) => {
      const run = startRun(command);
      const key = readKey(run.options);
      return withBanken(run.options, async (banken) => {
        const { windows, known, quietUntil } = await interruptible((signal) => banken.quota(key, signal));
        const now = systemClock.now();
        for (const use of windows) {
          const { window, limit, used, freesAt } = use;
          const left = leftIn(use);
          const frees =
            freesAt === null || used === 0
              ? ""
              : `, ${window === "minute" ? "next" : "anew"} at ${localTime(freesAt, now)}`;
          run.print(
            { type: "quota", window, limit, used, left, freesAt: iso(freesAt), known },
            `${names[window].padEnd(17)} ${left.toLocaleString("en")} of ${limit.toLocaleString("en")} left${frees}`,
          );
        }
        if (quietUntil !== null && !run.options.json)
          run.screen.note(`VirusTotal asked for quiet until ${localTime(quietUntil, now)}.`);
        if (!known && !run.options.json)
          run.screen.note(
            key === null
              ? "There is no key yet: these are a public key's limits."
              : "VirusTotal did not say what this key may do: a public key's limits stand in.",
          );
      });
    });
}
