import { Command, Option } from "commander";
import { exportLogs } from "../../app/log-export.ts";
import { finished } from "../../app/turn.ts";
import { withCommonOptions } from "../options.ts";
import { Refusal, status } from "../refusal.ts";
import { clean } from "../terminal/columns.ts";
import type { Words } from "../terminal/words.ts";
import { logLayout } from "./log-layout.ts";
import { startRun, withBanken } from "./run.ts";
import { readTimeZone } from "./time-zone.ts";

export function exportCommand(words: Words): Command {
  const { t } = words;
  return withCommonOptions(new Command("export"), words)
    .description(t("terminal:help.export.about", { layout: logLayout }))
    .argument("<folder>", t("terminal:help.export.folder"))
    .addOption(
      new Option("--layout <layout>", t("terminal:help.export.layout"))
        .choices(["log"])
        .makeOptionMandatory(),
    )
    .option("--timezone <zone>", t("terminal:help.export.timeZone"))
    .action((folder: string, local: { timezone?: string }, command: Command) => {
      const run = startRun(command, words);
      const timeZone = readTimeZone(local.timezone);
      return withBanken(run.options, async ({ store }) => {
        try {
          const { files, passes, tooLong } = await finished(exportLogs(store, folder, timeZone));
          for (const name of tooLong) run.screen.note(t("terminal:export.tooLong", { domain: name }));
          run.print({ type: "exported", files, passes, timeZone, leftOut: tooLong.length }, ({ t, number }) =>
            t("terminal:export.done", {
              answers: t("terminal:export.answers", { count: files, shown: number(files) }),
              times: t("terminal:export.times", { count: passes, shown: number(passes) }),
              folder: clean(`${folder}/Log`),
              timeZone,
            }),
          );
        } catch (thrown) {
          const code = (thrown as NodeJS.ErrnoException).code;
          if (code === undefined || code.startsWith("SQLITE")) throw thrown;
          throw new Refusal(status.usage, ({ t }) =>
            t("terminal:export.failed", { folder: clean(folder), code }),
          );
        }
      });
    });
}
