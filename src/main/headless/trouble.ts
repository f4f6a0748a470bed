import type { Holder } from "../app/folder-hold/hold.ts";
import { mistakeText } from "../app/mistake.ts";
import { type UnusableSettings, unusableKind } from "../app/settings-file.ts";
import { systemClock } from "../app/system-clock.ts";
import type { Run } from "./commands/run.ts";
import { iso, jsonLine } from "./lines.ts";
import { Refusal, status } from "./refusal.ts";
import { clean } from "./terminal/columns.ts";

// What `serve` and `watch` tell a person of what goes wrong.

/** On standard error, for programs as well: it is no result. */
export function tellMistake({ screen, words }: Run, where: string, thrown: unknown): void {
  screen.note(words.t("serve:mistake", { where, what: mistakeText(thrown) }));
}

export function tellUnusable({ screen, words: { t } }: Run, told: UnusableSettings): void {
  const { path, fault: code, keptAs } = told;
  screen.note(t(`serve:settings.${unusableKind(told)}`, { path, code, keptAs }));
}

/** Another process keeps watch over this folder. */
export function servedElsewhere({ options, screen }: Run, holder: Holder): Refusal {
  const { host, pid, lock, startedAt, answers, url } = holder;
  if (options.json)
    screen.line(jsonLine({ type: "served_elsewhere", pid, since: iso(startedAt), url, host, answers }));
  return new Refusal(status.unavailable, ({ t, moment }) => {
    const since = moment(startedAt, systemClock.now());
    if (!answers) return t("serve:elsewhere.silent", { pid, since, lock: clean(lock) });
    if (host === "watch") return t("serve:elsewhere.watch", { pid, since });
    return url === null
      ? t("serve:elsewhere.desktop", { pid, since })
      : t("serve:elsewhere.answers", { pid, since, url });
  });
}

/** The folder cannot be used; null where it is not the system that says so. */
export function folderRefused(thrown: unknown, path: string): Refusal | null {
  const { code, syscall } = thrown as NodeJS.ErrnoException;
  if (thrown instanceof Refusal || code === undefined || syscall === undefined) return null;
  return new Refusal(status.unavailable, ({ t }) => t("serve:folder", { path, code }));
}
