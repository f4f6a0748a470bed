import type { CommanderError } from "commander";
import { clean } from "./columns.ts";
import type { Words } from "./words.ts";

type Tell = (values: readonly string[], words: Words) => string;

/** Commander tells of each error in an English sentence alone: by its code, what to read from that, and our own. */
const errors: Readonly<Record<string, readonly [sentence: RegExp, tell: Tell]>> = {
  "commander.unknownOption": [
    /^error: unknown option '(.*?)'(?:$|\n)/s,
    ([option], { t }) => t("terminal:usage.unknownOption", { option }),
  ],
  "commander.unknownCommand": [
    /^error: unknown command '(.*?)'(?:$|\n)/s,
    ([command], { t }) => t("terminal:usage.unknownCommand", { command }),
  ],
  "commander.missingArgument": [
    /^error: missing required argument '(.*)'$/s,
    ([argument], { t }) => t("terminal:usage.missingArgument", { argument }),
  ],
  "commander.optionMissingArgument": [
    /^error: option '(.*)' argument missing$/s,
    ([option], { t }) => t("terminal:usage.noValue", { option }),
  ],
  "commander.missingMandatoryOptionValue": [
    /^error: required option '(.*)' not specified$/s,
    ([option], { t }) => t("terminal:usage.missingOption", { option }),
  ],
  "commander.excessArguments": [
    /^error: too many arguments for '(.*?)'\. Expected (\d+) arguments? but got (\d+): (.*)\.$/s,
    ([command, expected, got, given], { t }) =>
      t("terminal:usage.tooMany", {
        command,
        count: Number(expected),
        shown: expected,
        got,
        arguments: given,
      }),
  ],
  "commander.invalidArgument": [
    /^error: option '(.*?)' argument '(.*)' is invalid\. (.*)$/s,
    ([option, value, why = ""], words) =>
      words.t("terminal:usage.badValue", { option, value, why: whyText(why, words) }),
  ],
};

function whyText(why: string, { t }: Words): string {
  const choices = /^Allowed choices are (.*)\.$/.exec(why)?.[1];
  return choices === undefined ? why : t("terminal:usage.choices", { choices });
}

/**
 * What was wrong with the command line, what was probably meant, and where help is. An error that is new to us keeps
 * commander's words.
 */
export function usageText({ code, message }: CommanderError, words: Words): string {
  const { t } = words;
  const [sentence, tell] = errors[code] ?? [];
  const values = sentence?.exec(message)?.slice(1).map(clean);
  const told = values === undefined ? undefined : tell?.(values, words);
  const meant = /\n\(Did you mean (?:one of )?(.*)\?\)$/.exec(message)?.[1];
  return [
    told ?? message,
    ...(told === undefined || meant === undefined ? [] : [t("terminal:usage.meant", { meant })]),
    t("terminal:usage.help"),
  ].join("\n");
}
