import { join } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { dataDirOf } from "../app/data-dir.ts";
import { readApiUrl, virusTotalUrl } from "../virustotal/url.ts";
import type { SomeLimits } from "../watch/quota.ts";
import { Refusal, status } from "./refusal.ts";
import type { Words } from "./terminal/words.ts";

/** The options that every command takes, as commander reads them. */
interface RawOptions {
  readonly json?: boolean;
  readonly dataDir?: string;
  readonly apiUrl?: string;
  readonly perMinute?: number;
  readonly perDay?: number;
  readonly perMonth?: number;
  readonly practice?: boolean;
}

/** The same, decided. */
export interface Options {
  readonly json: boolean;
  readonly practice: boolean;
  /** The data folder, whatever world this run is about: it holds the key, the settings and the real data. */
  readonly baseDir: string;
  /** Where this run's data lives; practice data in a folder of its own inside. */
  readonly dataDir: string;
  /**
   * The base of the API for real answers, also where this run is about practice: the window can leave it.
   * @throws {Refusal} in practice, where BANKEN_API_URL is not allowed: nothing else says so there
   */
  readonly apiUrl: () => string;
  readonly limits: SomeLimits;
}

/** Adds the options that every command takes. */
export function withCommonOptions(command: Command, { t }: Words): Command {
  const wholeNumber = (text: string): number => {
    const number = Number(text);
    if (/^\d{1,9}$/.test(text) && number >= 1) return number;
    throw new InvalidArgumentError(t("terminal:option.wholeNumber"));
  };
  return command
    .option("--json", t("terminal:help.option.json"))
    .addOption(new Option("--data-dir <folder>", t("terminal:help.option.dataDir")).env("BANKEN_DATA_DIR"))
    .addOption(new Option("--api-url <url>", t("terminal:help.option.apiUrl")).env("BANKEN_API_URL"))
    .option("--per-minute <n>", t("terminal:help.option.perMinute"), wholeNumber)
    .option("--per-day <n>", t("terminal:help.option.perDay"), wholeNumber)
    .option("--per-month <n>", t("terminal:help.option.perMonth"), wholeNumber)
    .option("--practice", t("terminal:help.option.practice"));
}

/** Decides what the options come to. @throws {Refusal} for an API address that is not allowed */
export function readOptions(command: Command): Options {
  const raw = command.optsWithGlobals<RawOptions>();
  const practice = raw.practice === true;
  if (practice && command.getOptionValueSourceWithGlobals("apiUrl") === "cli")
    throw new Refusal(status.usage, ({ t }) => t("terminal:option.practiceApi"));
  const baseDir = dataDirOf(raw.dataDir);
  const apiUrl = () => (raw.apiUrl ? allowedUrl(raw.apiUrl) : virusTotalUrl);
  if (!practice) apiUrl();
  return {
    json: raw.json === true,
    practice,
    baseDir,
    dataDir: practice ? join(baseDir, "practice") : baseDir,
    apiUrl,
    limits: { perMinute: raw.perMinute, perDay: raw.perDay, perMonth: raw.perMonth },
  };
}

function allowedUrl(text: string): string {
  const url = readApiUrl(text);
  if (url !== null) return url;
  throw new Refusal(status.usage, ({ t }) => t("terminal:option.badApi"));
}
