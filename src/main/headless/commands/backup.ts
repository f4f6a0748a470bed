import { statSync } from "node:fs";
import { resolve } from "node:path";
import { Command } from "commander";
import { databasePath } from "../../app/banken.ts";
import { withCommonOptions } from "../options.ts";
import { Refusal, status } from "../refusal.ts";
import { clean } from "../terminal/columns.ts";
import type { Words } from "../terminal/words.ts";
import { interruptible, startRun, withBanken } from "./run.ts";

export function backupCommand(words: Words): Command {
  const { t } = words;
  return withCommonOptions(new Command("backup"), words)
    .description(t("terminal:help.backup.about"))
    .argument("<file>", t("terminal:help.backup.file"))
    .action((given: string, _local: object, command: Command) => {
      const run = startRun(command, words);
      const file = resolve(given);
      const copied = (done: number, total: number) =>
        run.screen.progress(
          t("terminal:backup.progress", { percent: words.number(Math.floor((done / total) * 100)) }),
        );
      return withBanken(run.options, async ({ store }) => {
        try {
          await interruptible((signal) => store.backUp(file, copied, signal));
        } catch (thrown) {
          throw fileRefused(thrown, file) ?? thrown;
        } finally {
          run.screen.progress(null);
        }
        const { size: bytes } = statSync(file);
        run.print({ type: "backup", file, bytes }, ({ t, size }) =>
          t("terminal:backup.done", { file: clean(file), size: size(bytes) }),
        );
        run.note(({ t }) =>
          t("terminal:backup.restore", { database: clean(databasePath(run.options.dataDir)) }),
        );
      });
    });
}

function fileRefused(thrown: unknown, file: string): Refusal | null {
  const { code, syscall } = thrown as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return null;
  const key = code === "EEXIST" ? "terminal:backup.exists" : "terminal:backup.failed";
  return new Refusal(status.usage, ({ t }) => t(key, { file: clean(file), code }));
}
