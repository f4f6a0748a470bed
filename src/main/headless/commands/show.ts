import { Command } from "commander";
import type { Verdict } from "../../../shared/verdict.ts";
import type { Banken } from "../../app/banken.ts";
import { systemClock } from "../../app/system-clock.ts";
import type { RecordedCheck } from "../../store/checks.ts";
import { readName } from "../../watch/domains/name.ts";
import { checkLine } from "../lines.ts";
import { withCommonOptions } from "../options.ts";
import { Refusal, status } from "../refusal.ts";
import { checkText, evidenceText } from "../terminal/check-text.ts";
import { clean, padded, widest } from "../terminal/columns.ts";
import { reasonText, verdictColumn } from "../terminal/verdict-text.ts";
import type { Words } from "../terminal/words.ts";
import { type Run, startRun, withBanken } from "./run.ts";

export function showCommand(words: Words): Command {
  const { t } = words;
  return withCommonOptions(new Command("show"), words)
    .description(t("terminal:help.show.about"))
    .argument("<domain>")
    .option("--raw", t("terminal:help.show.raw"))
    .action((given: string, local: { raw?: boolean }, command: Command) => {
      const run = startRun(command, words);
      const name = oneName(given, run);
      return withBanken(run.options, ({ store }) => {
        const answer = store.checks.latestAnswer(name);
        const latest = store.checks.latestCheck(name);
        if (latest === null) throw neverAsked(given);
        if (local.raw) return writeRaw(store, answer?.reportId ?? latest.reportId, given);
        if (answer !== null) run.print(checkLine(answer), () => reportText(run, answer));
        const { verdict, reason, detail, checkedAt } = latest;
        if (verdict === "failed" && reason !== null)
          run.print(checkLine(latest), ({ t, ago }) =>
            t("terminal:show.failed", {
              ago: ago(checkedAt, systemClock.now()),
              reason: reasonText(reason, detail, words),
            }),
          );
      });
    });
}

export function historyCommand(words: Words): Command {
  return withCommonOptions(new Command("history"), words)
    .description(words.t("terminal:help.history"))
    .argument("<domain>")
    .action((given: string, _local: object, command: Command) => {
      const run = startRun(command, words);
      const name = oneName(given, run);
      return withBanken(run.options, ({ store }) => {
        const checks = store.checks.history(name);
        if (checks.length === 0) throw neverAsked(given);
        let before: Verdict | null = null;
        for (const check of checks) {
          const changed = check.verdict !== "failed" && before !== null && before !== check.verdict;
          const shown = { check, typed: "", detail: check.detail, before };
          run.print(
            { ...checkLine(check), was: changed ? before : null },
            ({ stamp }) => `${stamp(check.checkedAt)}  ${checkText(shown, 0, check.checkedAt, run)}`,
          );
          if (check.verdict !== "failed") before = check.verdict;
        }
      });
    });
}

function oneName(given: string, { options }: Run): string {
  const read = readName(given, options);
  if (read.ok) return read.domain.name;
  const { reason } = read;
  throw new Refusal(status.usage, ({ t }) =>
    t("terminal:rejected.one", { text: named(given), reason: t(`common:rejection.${reason}`) }),
  );
}

function neverAsked(given: string): Refusal {
  return new Refusal(status.usage, ({ t }) => t("terminal:show.never", { domain: named(given) }));
}

/** What was given on the line, fit to be shown. */
function named(given: string): string {
  return clean(given).slice(0, 80);
}

/** The bytes of the latest answer or, where there never was one, of what came in its place. */
function writeRaw(store: Banken["store"], reportId: number | null, given: string): void {
  if (reportId === null)
    throw new Refusal(status.usage, ({ t }) => t("terminal:show.noBytes", { domain: named(given) }));
  process.stdout.write(store.reports.read(reportId));
}

function reportText(run: Run, check: RecordedCheck): string {
  const { words, options } = run;
  const { t } = words;
  const now = systemClock.now();
  const { domain, verdict, flags, stats, checkedAt } = check;
  const typed = clean(check.typed);
  const labels = {
    askedAs: t("terminal:show.askedAs"),
    engines: t("terminal:show.engines"),
    checked: t("terminal:show.checked"),
    virusTotal: "VirusTotal",
  };
  const width = Math.max(widest(Object.values(labels)), widest([verdictColumn(null, run)]));
  const labelled = (label: keyof typeof labels, text: string) => `${padded(labels[label], width)}  ${text}`;

  const shown = { check: { ...check, flags: [] }, typed, detail: null, before: null };
  const lines = [`${verdictColumn(verdict, run, width)}  ${typed}  ${evidenceText(shown, now, run)}`];
  if (typed !== domain) lines.push(labelled("askedAs", domain));
  for (const { engine, category, result } of flags) {
    const said = t("terminal:show.engine", { engine: clean(engine), word: clean(result ?? "") });
    lines.push(`${verdictColumn(category, run, width)}  ${said}`);
  }
  if (stats !== null) lines.push(labelled("engines", t("terminal:show.counts", { ...stats })));
  lines.push(labelled("checked", words.ago(checkedAt, now)));
  // Practice's domains are nobody's, and not to be looked up in the real place.
  if (!options.practice)
    lines.push(labelled("virusTotal", `https://www.virustotal.com/gui/domain/${domain}`));
  return lines.join("\n");
}
