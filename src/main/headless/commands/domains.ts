import { Command } from "commander";
import stringWidth from "string-width";
import { importLogs } from "../../app/log-import.ts";
import type { Watched } from "../../store/domains.ts";
import type { DomainList } from "../../watch/domains/list.ts";
import { systemClock } from "../clock.ts";
import { unreadable } from "../input.ts";
import { iso } from "../lines.ts";
import { withCommonOptions } from "../options.ts";
import { Refusal, status } from "../refusal.ts";
import { ago, clean, count, padded, reasonText, verdictStyle } from "../terminal/words.ts";
import { readNames } from "./names.ts";
import { type Run, startRun, withBanken } from "./run.ts";
import { readTimeZone } from "./time-zone.ts";

export function addCommand(): Command {
  return withCommonOptions(new Command("add"))
    .description("put domains on the stored list")
    .argument("<domain...>", "domains, URLs or e-mail addresses")
    .action((given: string[], _local: object, command: Command) => {
      const run = startRun(command);
      return putOnList(run, readNames(run, given, undefined));
    });
}

export function importCommand(): Command {
  return withCommonOptions(new Command("import"))
    .description("put a file's domains on the stored list, or read a log tree as history")
    .argument("[file]", "a list of domains in any form; - for standard input")
    .option("--log <folder>", "read Log/<YYYY-MM-DD-HH-mm>/… as history instead")
    .option(
      "--timezone <zone>",
      "the zone of the tree's times, such as Asia/Tokyo; this machine's by default",
    )
    .action(
      async (file: string | undefined, local: { log?: string; timezone?: string }, command: Command) => {
        const run = startRun(command);
        if ((file === undefined) === (local.log === undefined))
          throw new Refusal(status.usage, "Name a file of domains, or a folder with --log: one of the two.");
        if (file !== undefined) return putOnList(run, readNames(run, [], file));
        return readLogs(run, local.log ?? "", readTimeZone(local.timezone));
      },
    );
}

export function removeCommand(): Command {
  return withCommonOptions(new Command("remove"))
    .description("take domains off the stored list; what is known of them is kept")
    .argument("<domain...>")
    .action((given: string[], _local: object, command: Command) => {
      const run = startRun(command);
      const { accepted } = readNames(run, given, undefined);
      return withBanken(run.options, ({ store }) => {
        const gone = new Set(store.domains.unwatch(accepted.map(({ name }) => name)));
        for (const { name, typed } of accepted)
          run.print(
            { type: gone.has(name) ? "removed" : "not_listed", domain: name },
            `${clean(typed)} ${gone.has(name) ? "is off the list; its history is kept" : "was not on the list"}`,
          );
        if (gone.size === 0) process.exitCode = status.usage;
      });
    });
}

export function listCommand(): Command {
  return withCommonOptions(new Command("list"))
    .description("the stored list, with how each domain stands")
    .action((_local: object, command: Command) => {
      const run = startRun(command);
      return withBanken(run.options, ({ store }) => {
        const watched = store.domains.watched();
        if (watched.length === 0 && !run.options.json)
          run.screen.note("The list is empty. Put domains on it with: banken add example.com");
        const width = watched.reduce(
          (most, { typed }) => Math.max(most, Math.min(40, stringWidth(typed))),
          0,
        );
        for (const each of watched) run.print(listedLine(each), listedText(run, each, width));
      });
    });
}

function listedLine(listed: Watched) {
  const { name, typed, verdict, against, engines, failed } = listed;
  const [analysedAt, checkedAt, watchedSince] = [
    listed.analysedAt,
    listed.checkedAt,
    listed.watchedSince,
  ].map(iso);
  return {
    type: "domain",
    domain: name,
    typed,
    verdict,
    against,
    engines,
    analysedAt,
    checkedAt,
    failed,
    watchedSince,
  };
}

function listedText({ screen }: Run, listed: Watched, width: number): string {
  const { typed, verdict, against, engines, checkedAt, analysedAt, failed } = listed;
  const now = systemClock.now();
  const word = padded(verdict ?? "not known", 10);
  const when = checkedAt === null ? "not checked yet" : `checked ${ago(checkedAt, now)}`;
  const age = analysedAt === null ? "" : `, analysed ${ago(analysedAt, now)}`;
  const parts = [
    verdict === null ? word : screen.style(verdictStyle[verdict], word),
    padded(clean(typed), width),
    padded(engines === null ? "" : `${against}/${engines}`, 6),
    (failed === null ? when : `${when}, which failed: ${reasonText(failed, null)}`) + age,
  ];
  return parts.join("  ");
}

function putOnList(run: Run, list: DomainList): Promise<void> {
  return withBanken(run.options, ({ store }) => {
    const added = new Set(store.domains.watch(list.accepted, systemClock.now()));
    if (run.options.json)
      for (const { name, typed } of list.accepted)
        run.print({ type: added.has(name) ? "added" : "already_listed", domain: name, typed }, "");
    else run.screen.line(putText(added.size, list));
  });
}

function putText(added: number, { accepted, duplicates, rejected }: DomainList): string {
  const parts = [`${count(added, "domain")} added`];
  if (accepted.length > added)
    parts.push(`${(accepted.length - added).toLocaleString("en")} on the list already`);
  if (duplicates.length > 0) parts.push(count(duplicates.length, "duplicate"));
  if (rejected.length > 0) parts.push(`${rejected.length.toLocaleString("en")} rejected`);
  return `${parts.join(", ")}.`;
}

function readLogs(run: Run, folder: string, timeZone: string): Promise<void> {
  return withBanken(run.options, ({ store }) => {
    const came = readTree(
      () => importLogs(store, folder, { timeZone, practice: run.options.practice }),
      folder,
    );
    if (came.files === 0)
      throw new Refusal(
        status.usage,
        `There is no log in ${folder}: Banken looks for Log/<YYYY-MM-DD-HH-mm>/{BadDomain,GoodDomain,RequestfailedDomain}/<domain>.log.`,
      );
    for (const { path, why } of came.skipped) run.screen.note(`skipped ${clean(path)}: ${why}`);
    run.print(
      { type: "imported", checks: came.imported, known: came.known, skipped: came.skipped.length },
      `${count(came.imported, "check")} read in as history, ${came.known} known already, ${came.skipped.length} skipped.`,
    );
  });
}

/** Reads, and names what the file system has against it. */
function readTree<T>(read: () => T, folder: string): T {
  try {
    return read();
  } catch (thrown) {
    throw unreadable(folder, thrown);
  }
}
