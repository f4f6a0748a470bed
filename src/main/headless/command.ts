import { Command, CommanderError } from "commander";
import { version } from "../app/version.ts";
import { StoreError } from "../store/errors.ts";
import { backupCommand } from "./commands/backup.ts";
import { checkCommand } from "./commands/check.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { addCommand, importCommand, listCommand, removeCommand } from "./commands/domains.ts";
import { exportCommand } from "./commands/export.ts";
import { keyCommand } from "./commands/key.ts";
import { quotaCommand } from "./commands/quota.ts";
import { serveCommand } from "./commands/serve.ts";
import { historyCommand, showCommand } from "./commands/show.ts";
import { watchCommand } from "./commands/watch.ts";
import { withCommonOptions } from "./options.ts";
import { watchOutput } from "./output.ts";
import { Refusal, status } from "./refusal.ts";
import { helpBelow, helpIn } from "./terminal/help.ts";
import { storeText } from "./terminal/store-text.ts";
import { usageText } from "./terminal/usage-text.ts";
import type { Words } from "./terminal/words.ts";

/** Runs the command line and leaves its exit status in `process.exitCode`. Never rejects. */
export async function main(argv: readonly string[], words: Words): Promise<void> {
  watchOutput(status.unavailable, words);
  try {
    await program(words).parseAsync(argv, { from: "user" });
  } catch (thrown) {
    process.exitCode = report(thrown, words);
  }
}

function program(words: Words): Command {
  const { t } = words;
  const banken = withCommonOptions(new Command("banken"), words)
    .description(t("terminal:help.about"))
    .version(version, undefined, t("terminal:help.option.version"))
    .helpOption(undefined, t("terminal:help.option.help"))
    .helpCommand("help [command]", t("terminal:help.option.help"))
    .exitOverride()
    .configureHelp(helpIn(words))
    // Its errors are told by report().
    .configureOutput({ outputError: () => {} });
  banken.addHelpText("after", () => helpBelow(banken, words));
  const commands = [
    checkCommand(words),
    watchCommand(words),
    addCommand(words),
    removeCommand(words),
    listCommand(words),
    importCommand(words),
    showCommand(words),
    historyCommand(words),
    exportCommand(words),
    backupCommand(words),
    quotaCommand(words),
    keyCommand(words),
    serveCommand(words),
    doctorCommand(words),
  ];
  for (const command of commands) inherit(command, banken);
  for (const command of commands) banken.addCommand(command);
  return banken;
}

/** Hands on how help and errors are told, to the commands of a command as well. */
function inherit(command: Command, from: Command): void {
  command.copyInheritedSettings(from);
  for (const each of command.commands) inherit(each, command);
}

/** Says what went wrong, and returns the exit status for it. */
function report(thrown: unknown, words: Words): number {
  const say = (text: string) => process.stderr.write(`${text}\n`);
  if (thrown instanceof CommanderError) {
    if (thrown.exitCode === 0) return 0;
    // A command that is nothing without one of its own has shown its help.
    if (thrown.code !== "commander.help") say(usageText(thrown, words));
    return status.usage;
  }
  if (thrown instanceof Refusal) {
    say(`banken: ${thrown.told(words)}`);
    return thrown.status;
  }
  if (thrown instanceof StoreError) {
    say(`banken: ${storeText(thrown, words)}`);
    return status.unavailable;
  }
  // A mistake of ours. The stack names our own lines; requests never put the key or an address into an error.
  say(`banken: ${words.t("common:failure.internal")}\n${(thrown as Error)?.stack}`);
  return status.unavailable;
}
