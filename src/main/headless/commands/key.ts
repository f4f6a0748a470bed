import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { Command } from "commander";
import type { AllowanceRead } from "../../app/allowance.ts";
import { needKey } from "../host.ts";
import { isKey, keyFile } from "../key.ts";
import { withCommonOptions } from "../options.ts";
import { Refusal, status } from "../refusal.ts";
import type { Told, Words } from "../terminal/words.ts";
import { interruptible, type Run, startRun, withBanken } from "./run.ts";

export function keyCommand(words: Words): Command {
  const { t } = words;
  const key = new Command("key").description(t("terminal:help.keys.about"));
  key.addCommand(
    withCommonOptions(new Command("set"), words)
      .description(t("terminal:help.keys.set"))
      .action(async (_local: object, command: Command) => {
        const run = realRun(command, words);
        const given = (process.stdin.isTTY ? await ask(words) : await firstText(process.stdin)).trim();
        if (!isKey(given)) throw new Refusal(status.usage, ({ t }) => t("terminal:key.notAKey"));
        keyFile(run.options.dataDir).write(given);
        run.print({ type: "key", stored: true }, ({ t }) => t("terminal:key.stored"));
        if (process.env.BANKEN_API_KEY) run.note(({ t }) => t("terminal:key.environmentFirst"));
      }),
  );
  key.addCommand(
    withCommonOptions(new Command("test"), words)
      .description(t("terminal:help.keys.test"))
      .action(async (_local: object, command: Command) => {
        const run = startRun(command, words);
        const secret = needKey(run.options);
        await withBanken(run.options, async (banken) => {
          const came = await interruptible((signal) => banken.testKey(secret, signal));
          const { told, exit } = tested[came];
          run.print({ type: "key", test: came }, told);
          process.exitCode = exit;
        });
      }),
  );
  key.addCommand(
    withCommonOptions(new Command("forget"), words)
      .description(t("terminal:help.keys.forget"))
      .action((_local: object, command: Command) => {
        const run = realRun(command, words);
        const there = keyFile(run.options.dataDir).forget();
        run.print({ type: "key", stored: false }, ({ t }) =>
          t(there ? "terminal:key.forgotten" : "terminal:key.noneStored"),
        );
      }),
  );
  for (const command of key.commands) command.copyInheritedSettings(key);
  return key;
}

const tested: Record<AllowanceRead, { readonly told: Told; readonly exit: number }> = {
  read: { told: ({ t }) => t("terminal:key.accepted"), exit: 0 },
  unauthorized: { told: ({ t }) => t("terminal:key.unauthorized"), exit: status.unavailable },
  no_answer: { told: ({ t }) => t("terminal:key.noAnswer"), exit: 2 },
};

/** The beginning of what is piped in: a key is short, and nothing longer is one. */
async function firstText(input: AsyncIterable<Buffer>): Promise<string> {
  let text = "";
  for await (const part of input) {
    text += part.toString("latin1");
    if (text.length > 1_000 || text.trimStart().includes("\n")) break;
  }
  return text;
}

/** Practice needs no key, and must not be able to replace a real one. */
function realRun(command: Command, words: Words): Run {
  const run = startRun(command, words);
  if (run.options.practice) throw new Refusal(status.usage, ({ t }) => t("terminal:key.practice"));
  return run;
}

/** Asks on the terminal, without showing what is typed. */
async function ask({ t }: Words): Promise<string> {
  process.stderr.write(`${t("terminal:key.prompt")} `);
  const hidden = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input: process.stdin, output: hidden, terminal: true });
  const stop = new AbortController();
  prompt.on("SIGINT", () => stop.abort());
  try {
    return await prompt.question("", { signal: stop.signal });
  } catch {
    throw new Refusal(status.interrupted, ({ t }) => t("terminal:key.notStored"));
  } finally {
    prompt.close();
    process.stderr.write("\n");
  }
}
