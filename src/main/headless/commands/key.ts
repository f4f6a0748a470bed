import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { Command } from "commander";
import type { AllowanceRead } from "../../app/allowance.ts";
import { needKey } from "../host.ts";
import { isKey, keyFile } from "../key.ts";
import { withCommonOptions } from "../options.ts";
import { Refusal, status } from "../refusal.ts";
import { interruptible, type Run, startRun, withBanken } from "./run.ts";

export function keyCommand(): Command {
  const key = new Command("key").description("the VirusTotal key: set, test or forget it; it is never shown");
  key.addCommand(
    withCommonOptions(new Command("set"))
      .description("read a key from standard input and store it, readable by you alone")
      .action(async (_local: object, command: Command) => {
        const run = realRun(command);
        const given = (process.stdin.isTTY ? await ask() : await firstText(process.stdin)).trim();
        if (!isKey(given))
          throw new Refusal(
            status.usage,
            "That is not a VirusTotal key: one has 64 hexadecimal digits (virustotal.com, your name, API key). Nothing was stored.",
          );
        keyFile(run.options.dataDir).write(given);
        run.print(
          { type: "key", stored: true },
          "The key is stored. To see whether VirusTotal takes it: banken key test",
        );
        if (process.env.BANKEN_API_KEY && !run.options.json)
          run.screen.note("BANKEN_API_KEY is set too, and comes first.");
      }),
  );
  key.addCommand(
    withCommonOptions(new Command("test"))
      .description("ask VirusTotal whether it takes the key; costs no request")
      .action(async (_local: object, command: Command) => {
        const run = startRun(command);
        const secret = needKey(run.options);
        await withBanken(run.options, async (banken) => {
          const came = await interruptible((signal) => banken.testKey(secret, signal));
          const { text, exit } = tested[came];
          run.print({ type: "key", test: came }, text);
          process.exitCode = exit;
        });
      }),
  );
  key.addCommand(
    withCommonOptions(new Command("forget"))
      .description("remove the stored key")
      .action((_local: object, command: Command) => {
        const run = realRun(command);
        const there = keyFile(run.options.dataDir).forget();
        run.print(
          { type: "key", stored: false },
          there ? "The stored key is gone." : "There was no stored key.",
        );
      }),
  );
  for (const command of key.commands) command.copyInheritedSettings(key);
  return key;
}

const tested: Record<AllowanceRead, { readonly text: string; readonly exit: number }> = {
  read: { text: "VirusTotal takes the key. What it may do: banken quota", exit: 0 },
  unauthorized: {
    text: "VirusTotal does not accept the key. Store a working one: banken key set",
    exit: status.unavailable,
  },
  no_answer: {
    text: "VirusTotal gave no answer that says so; the key may be good. Check the connection and try again.",
    exit: 2,
  },
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
function realRun(command: Command): Run {
  const run = startRun(command);
  if (run.options.practice)
    throw new Refusal(status.usage, "Practice mode needs no key: leave out --practice.");
  return run;
}

/** Asks on the terminal, without showing what is typed. */
async function ask(): Promise<string> {
  process.stderr.write("VirusTotal API key (it will not be shown): ");
  const hidden = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input: process.stdin, output: hidden, terminal: true });
  const stop = new AbortController();
  prompt.on("SIGINT", () => stop.abort());
  try {
    return await prompt.question("", { signal: stop.signal });
  } catch {
    throw new Refusal(status.interrupted, "Nothing was stored.");
  } finally {
    prompt.close();
    process.stderr.write("\n");
  }
}
