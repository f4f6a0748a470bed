import { Command, CommanderError } from "commander";
import { StoreError } from "../store/errors.ts";
import { checkCommand } from "./commands/check.ts";
import { addCommand, importCommand, listCommand, removeCommand } from "./commands/domains.ts";
import { exportCommand } from "./commands/export.ts";
import { keyCommand } from "./commands/key.ts";
import { quotaCommand } from "./commands/quota.ts";
import { historyCommand, showCommand } from "./commands/show.ts";
import { version } from "./host.ts";
import { withCommonOptions } from "./options.ts";
import { watchOutput } from "./output.ts";
import { Refusal, status } from "./refusal.ts";

/** Runs the command line and leaves its exit status in `process.exitCode`. Never rejects. */
export async function main(argv: readonly string[]): Promise<void> {
  watchOutput(status.unavailable);
  try {
    await program().parseAsync(argv, { from: "user" });
  } catch (thrown) {
    process.exitCode = report(thrown);
  }
}

function program(): Command {
  const banken = withCommonOptions(new Command("banken"))
    .description(
      "A watchdog for your domains: asks VirusTotal about a list, inside the key's quota, and keeps every answer.",
    )
    .version(version)
    .exitOverride()
    .showHelpAfterError("(banken --help tells what there is)")
    .addHelpText(
      "after",
      `
Exit status: 0 nothing bad, 1 something malicious, 2 nothing malicious but a check failed,
             64 the command line or the input is wrong, 69 the watch cannot run, 130 stopped.

The key comes from BANKEN_API_KEY, else from "banken key set". A name that is looked up becomes public on VirusTotal.`,
    );
  const commands = [
    checkCommand(),
    addCommand(),
    removeCommand(),
    listCommand(),
    importCommand(),
    showCommand(),
    historyCommand(),
    exportCommand(),
    quotaCommand(),
    keyCommand(),
  ];
  for (const command of commands) banken.addCommand(command.copyInheritedSettings(banken));
  return banken;
}

/** Says what went wrong, and returns the exit status for it. */
function report(thrown: unknown): number {
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : status.usage;
  if (thrown instanceof Refusal) {
    process.stderr.write(`banken: ${thrown.message}\n`);
    return thrown.status;
  }
  if (thrown instanceof StoreError) {
    process.stderr.write(`banken: ${thrown.message}\n`);
    return status.unavailable;
  }
  // A mistake of ours. The stack names our own lines; requests never put the key or an address into an error.
  process.stderr.write(
    `banken: something went wrong that should not. Please report it.\n${(thrown as Error)?.stack}\n`,
  );
  return status.unavailable;
}
