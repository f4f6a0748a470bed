import { join, resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import envPaths from "env-paths";
import { readApiUrl, virusTotalUrl } from "../virustotal/url.ts";
import type { SomeLimits } from "../watch/quota.ts";
import { Refusal, status } from "./refusal.ts";

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
  /** Where this run's data lives; practice data in a folder of its own inside. */
  readonly dataDir: string;
  readonly apiUrl: string;
  readonly limits: SomeLimits;
}

/** Adds the options that every command takes. */
export function withCommonOptions(command: Command): Command {
  return command
    .option("--json", "print one JSON object a line, and nothing else, on standard output")
    .addOption(new Option("--data-dir <folder>", "where Banken keeps what it knows").env("BANKEN_DATA_DIR"))
    .addOption(
      new Option("--api-url <url>", "another VirusTotal API v3: https, or http on this machine").env(
        "BANKEN_API_URL",
      ),
    )
    .option("--per-minute <n>", "no more requests than this in any minute", wholeNumber)
    .option("--per-day <n>", "no more requests than this in a UTC day", wholeNumber)
    .option("--per-month <n>", "no more requests than this in a UTC month", wholeNumber)
    .option("--practice", "a small VirusTotal of Banken's own: made-up domains, no key, no network");
}

/** Decides what the options come to. @throws {Refusal} for an API address that is not allowed */
export function readOptions(command: Command): Options {
  const raw = command.optsWithGlobals<RawOptions>();
  const practice = raw.practice === true;
  if (practice && command.getOptionValueSourceWithGlobals("apiUrl") === "cli")
    throw new Refusal(status.usage, "--practice brings its own VirusTotal: leave out --api-url.");
  const dataDir = resolve(raw.dataDir || envPaths("banken", { suffix: "" }).data);
  return {
    json: raw.json === true,
    practice,
    dataDir: practice ? join(dataDir, "practice") : dataDir,
    apiUrl: practice || !raw.apiUrl ? virusTotalUrl : apiUrl(raw.apiUrl),
    limits: { perMinute: raw.perMinute, perDay: raw.perDay, perMonth: raw.perMonth },
  };
}

function apiUrl(text: string): string {
  const url = readApiUrl(text);
  if (url !== null) return url;
  throw new Refusal(
    status.usage,
    "--api-url takes an https address, or http on this machine (127.0.0.1, [::1], localhost), without user, query or fragment: the key is sent there.",
  );
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d{1,9}$/.test(text) || number < 1)
    throw new InvalidArgumentError("It takes a whole number from 1.");
  return number;
}
