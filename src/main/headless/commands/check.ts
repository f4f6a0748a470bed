import { Command } from "commander";
import type { Banken, QuotaState } from "../../app/banken.ts";
import { PassHeld } from "../../app/holding.ts";
import type { PassSummary } from "../../app/pass.ts";
import { systemClock } from "../../app/system-clock.ts";
import { starterDomains } from "../../virustotal/practice/server.ts";
import { readList } from "../../watch/domains/list.ts";
import type { DomainName } from "../../watch/domains/name.ts";
import { exitStatus } from "../../watch/pass.ts";
import { needKey } from "../host.ts";
import { checkLine, summaryLine } from "../lines.ts";
import { withCommonOptions } from "../options.ts";
import { Refusal, status } from "../refusal.ts";
import { checkText } from "../terminal/check-text.ts";
import { widest, widestName } from "../terminal/columns.ts";
import { followProgress } from "../terminal/progress.ts";
import { endingText, Remarkable, summaryText } from "../terminal/summary-text.ts";
import type { Words } from "../terminal/words.ts";
import { readNames } from "./names.ts";
import { interruptible, type Run, startRun, withBanken } from "./run.ts";

interface CheckOptions {
  readonly file?: string;
  readonly resume?: boolean;
}

export function checkCommand(words: Words): Command {
  const { t } = words;
  return withCommonOptions(new Command("check"), words)
    .description(t("terminal:help.check.about"))
    .argument("[domain...]", t("terminal:help.domains"))
    .option("--file <file>", t("terminal:help.file"))
    .option("--resume", t("terminal:help.check.resume"))
    .action(async (given: string[], local: CheckOptions, command: Command) => {
      const run = startRun(command, words);
      if (local.resume && (given.length > 0 || local.file !== undefined))
        throw new Refusal(status.usage, ({ t }) => t("terminal:check.resumeAlone"));
      const named =
        given.length > 0 || local.file !== undefined ? readNames(run, given, local.file).accepted : null;
      const key = needKey(run.options);
      await withBanken(run.options, async (banken) => {
        const passId = local.resume
          ? unfinished(banken, run)
          : banken.beginPass(named ?? stored(banken, run));
        const summary = await interruptible((signal) => runPass(run, banken, passId, key, signal)).catch(
          refuseHeld,
        );
        process.exitCode = statusOf(summary);
      });
    });
}

function unfinished({ store }: Banken, { note, options }: Run): number {
  const pass = store.passes.unfinished();
  if (pass === null)
    throw new Refusal(status.usage, ({ t }) =>
      t("terminal:check.nothingToResume", { again: checking(options) }),
    );
  const left = store.passes.pending(pass.id).length;
  note(({ t, number, moment }) => {
    const at = moment(pass.startedAt, systemClock.now());
    return t("terminal:check.resuming", { at, count: left, shown: number(left) });
  });
  return pass.id;
}

function refuseHeld(thrown: unknown): never {
  if (!(thrown instanceof PassHeld)) throw thrown;
  const { holder } = thrown;
  throw new Refusal(status.usage, ({ t }) =>
    holder === 0 ? t("terminal:check.heldByOther") : t("terminal:check.heldBy", { id: holder }),
  );
}

function stored({ store }: Banken, { options, note }: Run): readonly DomainName[] {
  const names = store.domains.watchedNames();
  if (names.length > 0) return names;
  if (!options.practice) throw new Refusal(status.usage, ({ t }) => t("terminal:check.emptyList"));
  const starters = readList(starterDomains.join("\n"), { practice: true }).accepted;
  store.domains.watch(starters, systemClock.now());
  note(({ t, number }) =>
    t("terminal:check.starters", { count: starters.length, shown: number(starters.length) }),
  );
  return starters;
}

async function runPass(
  run: Run,
  banken: Banken,
  passId: number,
  key: string,
  signal: AbortSignal,
): Promise<PassSummary> {
  const { options, screen, words, print, note } = run;
  const pending = banken.store.passes.pending(passId);
  const width = widest(
    pending.map(({ typed }) => typed),
    widestName,
  );
  const remarkable = new Remarkable();
  const progress = followProgress(run, systemClock, pending.length, banken.minute);
  const quota: { read?: () => QuotaState } = {};
  try {
    const summary = await banken.runPass(passId, key, signal, {
      quota: (read) => {
        quota.read = read;
        progress.quota(read);
      },
      asked: progress.asked,
      quiet: (until) => {
        note(({ t, moment }) => t("terminal:check.quiet", { at: moment(until, systemClock.now()) }));
      },
      told: (told) => {
        remarkable.add(told, words);
        // What an ending left unasked is one thing to say to a person, not a line for each.
        if (options.json || told.recorded)
          print(checkLine(told.check), () => checkText(told, width, systemClock.now(), run));
        progress.done();
      },
    });
    progress.end();
    print(summaryLine(summary), () =>
      summaryText(summary, remarkable, quota.read?.().windows ?? null, run).join("\n"),
    );
    if (summary.ending !== null) {
      const again = `${checking(options)} --resume`;
      screen.note(`banken: ${endingText(summary.ending, summary.left, systemClock.now(), again, words)}`);
    }
    return summary;
  } finally {
    progress.end();
  }
}

/** The command for another pass in the same world. */
function checking({ practice }: Run["options"]): string {
  return practice ? "banken check --practice" : "banken check";
}

function statusOf({ ending, counts }: PassSummary): number {
  if (ending?.kind === "interrupted") return status.interrupted;
  return ending?.kind === "unauthorized" ? status.unavailable : exitStatus(counts);
}
