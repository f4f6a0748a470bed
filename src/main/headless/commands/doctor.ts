import { Command } from "commander";
import { withCommonOptions } from "../options.ts";
import type { Words } from "../terminal/words.ts";
import { startRun } from "./run.ts";

export function doctorCommand(words: Words): Command {
  return withCommonOptions(new Command("doctor"), words)
    .description(words.t("doctor:help"))
    .action(async (_local: object, command: Command) => {
      const run = startRun(command, words);
      await (await import("../doctor/run.ts")).runDoctor(run);
    });
}
