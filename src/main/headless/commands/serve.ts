import { Command, InvalidArgumentError, Option } from "commander";
import { withCommonOptions } from "../options.ts";
import type { Words } from "../terminal/words.ts";
import { startRun } from "./run.ts";

/** Why the window is served where the desktop app was asked for (scripts/start.ts). */
export const insteads = [
  "options",
  "no_display",
  "root",
  "no_runtime",
  "not_fetched",
  "not_started",
] as const;

interface ServeOptions {
  readonly port?: number;
  readonly open: boolean;
  readonly signOut?: boolean;
  readonly instead?: (typeof insteads)[number];
}

export function serveCommand(words: Words): Command {
  const { t } = words;
  const portNumber = (text: string): number => {
    const number = Number(text);
    if (/^\d{1,5}$/.test(text) && number >= 1 && number <= 65_535) return number;
    throw new InvalidArgumentError(t("serve:help.portNumber"));
  };
  return withCommonOptions(new Command("serve"), words)
    .description(t("serve:help.about"))
    .option("--port <n>", t("serve:help.port"), portNumber)
    .option("--no-open", t("serve:help.noOpen"))
    .option("--sign-out", t("serve:help.signOut"))
    .addOption(new Option("--instead <why>").choices(insteads).hideHelp())
    .action(async ({ port, open, signOut, instead }: ServeOptions, command: Command) => {
      const run = startRun(command, words);
      if (instead !== undefined) run.note(({ t }) => t(`serve:instead.${instead}`));
      // The other commands start without the web server.
      const { runServe, runSignOut } = await import("../serve/run.ts");
      if (signOut === true) runSignOut(run);
      else await runServe(run, port ?? null, open);
    });
}
