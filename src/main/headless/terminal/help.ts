import { stripVTControlCharacters } from "node:util";
import type { Command, HelpConfiguration, Option } from "commander";
import stringWidth from "string-width";
import { status } from "../refusal.ts";
import type { Words } from "./words.ts";
import { wrapped } from "./wrap.ts";

/** Commander's help in a person's language: its own words are English, and it takes a kanji for one column. */
export function helpIn({ t }: Words): HelpConfiguration {
  const titles: Readonly<Record<string, string>> = {
    "Usage:": t("terminal:help.usage"),
    "Arguments:": t("terminal:help.arguments"),
    "Options:": t("terminal:help.options"),
    "Commands:": t("terminal:help.commands"),
  };
  return {
    styleTitle: (title) => titles[title] ?? title,
    displayWidth: (text) => stringWidth(stripVTControlCharacters(text)),
    boxWrap: wrapped,
    optionDescription(option: Option) {
      const { description, argChoices, envVar } = option;
      if (argChoices !== undefined)
        return t("terminal:help.choices", { description, choices: argChoices.join(", ") });
      return envVar === undefined
        ? description
        : t("terminal:help.environment", { description, variable: envVar });
    },
  };
}

/** What stands below the help of the whole command: the exit statuses, where the key comes from, the language. */
export function helpBelow(command: Command, { t }: Words): string {
  const help = command.createHelp();
  const width = Math.min(command.configureOutput().getOutHelpWidth?.() ?? 80, 80);
  help.prepareContext({ helpWidth: width });
  const statuses: readonly (readonly [status: number, means: string])[] = [
    [0, t("terminal:help.exit.good")],
    [1, t("terminal:help.exit.malicious")],
    [2, t("terminal:help.exit.failed")],
    [status.usage, t("terminal:help.exit.usage")],
    [status.unavailable, t("terminal:help.exit.unavailable")],
    [status.interrupted, t("terminal:help.exit.interrupted")],
  ];
  const items = statuses.map(([number, means]) => help.formatItem(String(number), 3, means, help));
  return [
    "",
    ...[t("terminal:help.status"), ...items, ""],
    wrapped(t("terminal:help.key"), width),
    wrapped(t("terminal:help.language"), width),
  ].join("\n");
}
