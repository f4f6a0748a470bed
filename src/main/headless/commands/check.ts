import { Command } from "commander";
import stringWidth from "string-width";
import type { Banken, QuotaState } from "../../app/banken.ts";
import { PassHeld } from "../../app/holding.ts";
import type { PassSummary } from "../../app/pass.ts";
import { starterDomains } from "../../virustotal/practice/server.ts";
import { readList } from "../../watch/domains/list.ts";
import type { DomainName } from "../../watch/domains/name.ts";
import { exitStatus } from "../../watch/pass.ts";
import { systemClock } from "../clock.ts";
import { needKey } from "../host.ts";
import { checkLine, summaryLine } from "../lines.ts";
import { withCommonOptions } from "../options.ts";
import { Refusal, status } from "../refusal.ts";
import { checkText } from "../terminal/check-text.ts";
import { followProgress } from "../terminal/progress.ts";
import { endingText, Remarkable, summaryText } from "../terminal/summary-text.ts";
import { count, localTime } from "../terminal/words.ts";
import { readNames } from "./names.ts";
import { interruptible, type Run, startRun, withBanken } from "./run.ts";

interface CheckOptions {
  readonly file?: string;
  readonly resume?: boolean;
}

export function checkCommand(): Command {
  return withCommonOptions(new Command("check"))
    .description("ask VirusTotal about domains, once; without any, about the stored list")
    .argument("[domain...]", "domains, URLs or e-mail addresses")
    .option("--file <file>", "a list of domains in any form; - for standard input")
    .option("--resume", "take up the last unfinished pass where it stopped")
    .action(async (given: string[], local: CheckOptions, command: Command) => {
      const run = startRun(command);
      if (local.resume && (given.length > 0 || local.file !== undefined))
        throw new Refusal(status.usage, "--resume goes on with its own list: name no domains with it.");
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

function unfinished({ store }: Banken, { screen, options }: Run): number {
  const pass = store.passes.unfinished();
  if (pass === null)
    throw new Refusal(status.usage, "There is no unfinished pass to take up. A new one: banken check");
  const left = store.passes.pending(pass.id).length;
  if (!options.json)
    screen.note(
      `Going on with the pass of ${localTime(pass.startedAt, systemClock.now())}: ${count(left, "domain")} left to ask.`,
    );
  return pass.id;
}

function refuseHeld(thrown: unknown): never {
  if (!(thrown instanceof PassHeld)) throw thrown;
  const who = thrown.holder === 0 ? "Another process" : `Process ${thrown.holder}`;
  throw new Refusal(status.usage, `${who} is working on that pass. Let it finish, or stop it first.`);
}

function stored({ store }: Banken, { options, screen }: Run): readonly DomainName[] {
  const names = store.domains.watchedNames();
  if (names.length > 0) return names;
  if (!options.practice)
    throw new Refusal(
      status.usage,
      "The stored list is empty. Put domains on it with: banken add example.com, or: banken import FILE",
    );
  const starters = readList(starterDomains.join("\n"), { practice: true }).accepted;
  store.domains.watch(starters, systemClock.now());
  if (!options.json)
    screen.note(`The practice list was empty: ${count(starters.length, "made-up domain")} are on it now.`);
  return starters;
}

/** Names wider than this do not push the rest of every line to the right. */
const widestName = 40;

async function runPass(
  { options, screen, print }: Run,
  banken: Banken,
  passId: number,
  key: string,
  signal: AbortSignal,
): Promise<PassSummary> {
  const pending = banken.store.passes.pending(passId);
  const width = pending.reduce(
    (most, { typed }) => Math.max(most, Math.min(widestName, stringWidth(typed))),
    0,
  );
  const remarkable = new Remarkable();
  const progress = followProgress(screen, systemClock, pending.length, banken.minute);
  const quota: { read?: () => QuotaState } = {};
  try {
    const summary = await banken.runPass(passId, key, signal, {
      quota: (read) => {
        quota.read = read;
        progress.quota(read);
      },
      asked: progress.asked,
      quiet: (until) => {
        if (!options.json)
          screen.note(
            `VirusTotal asked for quiet until ${localTime(until, systemClock.now())}; the pass waits.`,
          );
      },
      told: (told) => {
        remarkable.add(told);
        // What an ending left unasked is one thing to say to a person, not a line for each.
        if (options.json || told.recorded)
          print(checkLine(told.check), checkText(told, width, systemClock.now(), screen));
        progress.done();
      },
    });
    progress.end();
    const text = options.json
      ? ""
      : summaryText(summary, remarkable, quota.read?.().windows ?? null, screen).join("\n");
    print(summaryLine(summary), text);
    if (summary.ending !== null)
      screen.note(`banken: ${endingText(summary.ending, summary.left, systemClock.now(), again(options))}`);
    return summary;
  } finally {
    progress.end();
  }
}

function again({ practice }: Run["options"]): string {
  return practice ? "banken check --practice --resume" : "banken check --resume";
}

function statusOf({ ending, counts }: PassSummary): number {
  if (ending?.kind === "interrupted") return status.interrupted;
  return ending?.kind === "unauthorized" ? status.unavailable : exitStatus(counts);
}
