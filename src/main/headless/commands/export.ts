import { Command, Option } from "commander";
import { exportLogs } from "../../app/log-export.ts";
import { withCommonOptions } from "../options.ts";
import { Refusal, status } from "../refusal.ts";
import { count } from "../terminal/words.ts";
import { startRun, withBanken } from "./run.ts";
import { readTimeZone } from "./time-zone.ts";

export function exportCommand(): Command {
  return withCommonOptions(new Command("export"))
    .description(
      "write every answer as files: Log/<YYYY-MM-DD-HH-mm>/{BadDomain,GoodDomain,RequestfailedDomain}/<domain>.log",
    )
    .argument("<folder>", "where Log is made")
    .addOption(
      new Option("--layout <layout>", "how the files are laid out").choices(["log"]).makeOptionMandatory(),
    )
    .option(
      "--timezone <zone>",
      "the zone of the folders' times, such as Asia/Tokyo; this machine's by default",
    )
    .action((folder: string, local: { timezone?: string }, command: Command) => {
      const run = startRun(command);
      const timeZone = readTimeZone(local.timezone);
      return withBanken(run.options, ({ store }) => {
        try {
          const { files, passes, tooLong } = exportLogs(store, folder, timeZone);
          for (const name of tooLong) run.screen.note(`left out, too long for a file name: ${name}`);
          run.print(
            { type: "exported", files, passes, timeZone, leftOut: tooLong.length },
            `${count(files, "answer")} of ${count(passes, "time")} written to ${folder}/Log (times of ${timeZone}).`,
          );
        } catch (thrown) {
          const code = (thrown as NodeJS.ErrnoException).code;
          if (code === undefined || code.startsWith("SQLITE")) throw thrown;
          throw new Refusal(
            status.usage,
            `The log tree cannot be written to ${folder} (${code}). What was written so far is whole; nothing stored has changed.`,
          );
        }
      });
    });
}
