import { Command } from "commander";
import { importLogs, type Skipped } from "../../app/log-import.ts";
import { systemClock } from "../../app/system-clock.ts";
import { finished } from "../../app/turn.ts";
import type { Watched } from "../../store/domains.ts";
import type { DomainList } from "../../watch/domains/list.ts";
import { unreadable } from "../input.ts";
import { iso, jsonLine } from "../lines.ts";
import { withCommonOptions } from "../options.ts";
import { Refusal, status } from "../refusal.ts";
import { clean, padded, widest, widestName } from "../terminal/columns.ts";
import { reasonText, verdictColumn } from "../terminal/verdict-text.ts";
import type { Words } from "../terminal/words.ts";
import { logLayout } from "./log-layout.ts";
import { readNames } from "./names.ts";
import { type Run, startRun, withBanken } from "./run.ts";
import { readTimeZone } from "./time-zone.ts";

export function addCommand(words: Words): Command {
  const { t } = words;
  return withCommonOptions(new Command("add"), words)
    .description(t("terminal:help.add"))
    .argument("<domain...>", t("terminal:help.domains"))
    .action((given: string[], _local: object, command: Command) => {
      const run = startRun(command, words);
      return putOnList(run, readNames(run, given, undefined));
    });
}

export function importCommand(words: Words): Command {
  const { t } = words;
  return withCommonOptions(new Command("import"), words)
    .description(t("terminal:help.import.about"))
    .argument("[file]", t("terminal:help.file"))
    .option("--log <folder>", t("terminal:help.import.log", { layout: "Log/<YYYY-MM-DD-HH-mm>/…" }))
    .option("--timezone <zone>", t("terminal:help.import.timeZone"))
    .action(
      async (file: string | undefined, local: { log?: string; timezone?: string }, command: Command) => {
        const run = startRun(command, words);
        if ((file === undefined) === (local.log === undefined))
          throw new Refusal(status.usage, ({ t }) => t("terminal:import.oneOfTwo"));
        if (file !== undefined) return putOnList(run, readNames(run, [], file));
        return readLogs(run, local.log ?? "", readTimeZone(local.timezone));
      },
    );
}

export function removeCommand(words: Words): Command {
  return withCommonOptions(new Command("remove"), words)
    .description(words.t("terminal:help.remove"))
    .argument("<domain...>")
    .action((given: string[], _local: object, command: Command) => {
      const run = startRun(command, words);
      const { accepted } = readNames(run, given, undefined);
      return withBanken(run.options, ({ store }) => {
        const gone = new Set(store.domains.unwatch(accepted.map(({ name }) => name)));
        for (const { name, typed } of accepted)
          run.print({ type: gone.has(name) ? "removed" : "not_listed", domain: name }, ({ t }) =>
            t(gone.has(name) ? "terminal:remove.removed" : "terminal:remove.notListed", {
              domain: clean(typed),
            }),
          );
        if (gone.size === 0) process.exitCode = status.usage;
      });
    });
}

export function listCommand(words: Words): Command {
  return withCommonOptions(new Command("list"), words)
    .description(words.t("terminal:help.list"))
    .action((_local: object, command: Command) => {
      const run = startRun(command, words);
      return withBanken(run.options, ({ store }) => {
        const watched = store.domains.watched();
        if (watched.length === 0) run.note(({ t }) => t("terminal:list.empty"));
        const width = widest(
          watched.map(({ typed }) => typed),
          widestName,
        );
        for (const each of watched) run.print(listedLine(each), () => listedText(run, each, width));
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

function listedText(run: Run, listed: Watched, width: number): string {
  const { typed, verdict, against, engines } = listed;
  const parts = [
    verdictColumn(verdict, run),
    padded(clean(typed), width),
    padded(engines === null ? "" : `${against}/${engines}`, 6),
    whenText(listed, systemClock.now(), run.words),
  ];
  return parts.join("  ");
}

/** When it was asked about, and how old what came of it is. */
function whenText({ checkedAt, analysedAt, failed }: Watched, now: number, words: Words): string {
  const { t, ago, list } = words;
  const when =
    checkedAt === null
      ? t("terminal:list.notChecked")
      : t("terminal:list.checked", { ago: ago(checkedAt, now) });
  const told =
    failed === null ? when : t("terminal:list.failed", { when, reason: reasonText(failed, null, words) });
  return analysedAt === null
    ? told
    : list([told, t("terminal:check.analysed", { ago: ago(analysedAt, now) })]);
}

function putOnList(run: Run, list: DomainList): Promise<void> {
  return withBanken(run.options, ({ store }) => {
    const added = new Set(store.domains.watch(list.accepted, systemClock.now()));
    if (run.options.json)
      for (const { name, typed } of list.accepted)
        run.screen.line(
          jsonLine({ type: added.has(name) ? "added" : "already_listed", domain: name, typed }),
        );
    else run.screen.line(putText(added.size, list, run.words));
  });
}

function putText(added: number, { accepted, duplicates, rejected }: DomainList, words: Words): string {
  const { t, number, list } = words;
  const known = accepted.length - added;
  const [twice, not] = [duplicates.length, rejected.length];
  const parts = [t("terminal:add.added", { count: added, shown: number(added) })];
  if (known > 0) parts.push(t("terminal:add.known", { shown: number(known) }));
  if (twice > 0) parts.push(t("terminal:add.duplicates", { count: twice, shown: number(twice) }));
  if (not > 0) parts.push(t("terminal:add.rejected", { shown: number(not) }));
  return t("terminal:add.summary", { parts: list(parts) });
}

function readLogs(run: Run, folder: string, timeZone: string): Promise<void> {
  return withBanken(run.options, async ({ store }) => {
    const came = await readTree(
      () => finished(importLogs(store, folder, { timeZone, practice: run.options.practice })),
      folder,
    );
    if (came.files === 0)
      throw new Refusal(status.usage, ({ t }) =>
        t("terminal:import.noLogs", { folder: clean(folder), layout: logLayout }),
      );
    const { imported: checks, known, skipped } = came;
    for (const each of skipped) run.screen.note(skippedText(each, run.words));
    run.print({ type: "imported", checks, known, skipped: skipped.length }, ({ t, number }) =>
      t("terminal:import.done", {
        count: checks,
        shown: number(checks),
        known: number(known),
        skipped: number(skipped.length),
      }),
    );
  });
}

function skippedText({ path, why, code }: Skipped, { t }: Words): string {
  return t("terminal:import.skipped", { path: clean(path), why: t(`common:leftOut.${why}`, { code }) });
}

/** Reads, and names what the file system has against it. */
async function readTree<T>(read: () => Promise<T>, folder: string): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    throw unreadable(folder, thrown);
  }
}
