import { Command } from "commander";
import { withCommonOptions } from "../options.ts";
import type { Words } from "../terminal/words.ts";
import { startRun } from "./run.ts";

export function watchCommand(words: Words): Command {
  const { t } = words;
  return withCommonOptions(new Command("watch"), words)
    .description(t("watch:help.about"))
    .option("--explain", t("watch:help.explain"))
    .action(async ({ explain }: { readonly explain?: boolean }, command: Command) => {
      const run = startRun(command, words);
      // The other commands start without the core that stays running.
      if (explain === true) await (await import("../watch/explain.ts")).explainWatch(run);
      else await (await import("../watch/run.ts")).runWatch(run);
    });
}
