import { Command } from "commander";
import type { Verdict } from "../../../shared/verdict.ts";
import type { Banken } from "../../app/banken.ts";
import type { RecordedCheck } from "../../store/checks.ts";
import { readName } from "../../watch/domains/name.ts";
import { rejectionMessages } from "../../watch/domains/rejections.ts";
import { systemClock } from "../clock.ts";
import { checkLine } from "../lines.ts";
import { withCommonOptions } from "../options.ts";
import { Refusal, status } from "../refusal.ts";
import { checkText } from "../terminal/check-text.ts";
import { ago, clean, reasonText, verdictStyle } from "../terminal/words.ts";
import { type Run, startRun, withBanken } from "./run.ts";

export function showCommand(): Command {
  return withCommonOptions(new Command("show"))
    .description("the latest report of a domain")
    .argument("<domain>")
    .option("--raw", "exactly the bytes that VirusTotal sent")
    .action((given: string, local: { raw?: boolean }, command: Command) => {
      const run = startRun(command);
      const name = oneName(given, run);
      return withBanken(run.options, ({ store }) => {
        const answer = store.checks.latestAnswer(name);
        const latest = store.checks.latestCheck(name);
        if (latest === null) throw neverAsked(given);
        if (local.raw) return writeRaw(store, answer?.reportId ?? latest.reportId, given);
        if (answer !== null) run.print(checkLine(answer), reportText(run, answer));
        if (latest.verdict === "failed" && latest.reason !== null)
          run.print(
            checkLine(latest),
            `The last check failed ${ago(latest.checkedAt, systemClock.now())}: ${reasonText(latest.reason, latest.detail)}`,
          );
      });
    });
}

export function historyCommand(): Command {
  return withCommonOptions(new Command("history"))
    .description("the checks of a domain, oldest first, and where its verdict changed")
    .argument("<domain>")
    .action((given: string, _local: object, command: Command) => {
      const run = startRun(command);
      const name = oneName(given, run);
      return withBanken(run.options, ({ store }) => {
        const checks = store.checks.history(name);
        if (checks.length === 0) throw neverAsked(given);
        let before: Verdict | null = null;
        for (const check of checks) {
          const changed = check.verdict !== "failed" && before !== null && before !== check.verdict;
          const when = new Date(check.checkedAt).toLocaleString("sv-SE").slice(0, 16);
          run.print(
            { ...checkLine(check), was: changed ? before : null },
            `${when}  ${checkText({ check, typed: "", detail: check.detail, before }, 0, check.checkedAt, run.screen)}`,
          );
          if (check.verdict !== "failed") before = check.verdict;
        }
      });
    });
}

function oneName(given: string, { options }: Run): string {
  const read = readName(given, options);
  if (read.ok) return read.domain.name;
  throw new Refusal(
    status.usage,
    `${clean(given).slice(0, 80)} is no domain: ${rejectionMessages[read.reason]}.`,
  );
}

function neverAsked(given: string): Refusal {
  const name = clean(given).slice(0, 80);
  return new Refusal(status.usage, `${name} has never been checked. To do that now: banken check ${name}`);
}

/** The bytes of the latest answer or, where there never was one, of what came in its place. */
function writeRaw(store: Banken["store"], reportId: number | null, given: string): void {
  if (reportId === null)
    throw new Refusal(
      status.usage,
      `Nothing was ever received for ${clean(given).slice(0, 80)}: there are no bytes to show.`,
    );
  process.stdout.write(store.reports.read(reportId));
}

function reportText({ screen, options }: Run, check: RecordedCheck): string {
  const now = systemClock.now();
  const { stats } = check;
  const lines = [
    checkText(
      { check: { ...check, flags: [] }, typed: check.typed, detail: null, before: null },
      0,
      now,
      screen,
    ),
  ];
  if (check.typed !== check.domain) lines.push(`asked as    ${check.domain}`);
  for (const { engine, category, result } of check.flags)
    lines.push(
      `${screen.style(verdictStyle[category], category.padEnd(10))}  ${clean(engine)}: ${clean(result ?? "")}`,
    );
  if (stats !== null)
    lines.push(
      `engines     ${stats.malicious} malicious, ${stats.suspicious} suspicious, ${stats.harmless} harmless, ${stats.undetected} undetected, ${stats.timeout} timed out`,
    );
  lines.push(`checked     ${ago(check.checkedAt, now)}`);
  // Practice's domains are nobody's, and not to be looked up in the real place.
  if (!options.practice) lines.push(`VirusTotal  https://www.virustotal.com/gui/domain/${check.domain}`);
  return lines.join("\n");
}
