import { expect, test } from "vitest";
import { reach } from "../../../src/main/virustotal/reach.ts";
import { virtualClock } from "../../support/clock.ts";

test("an address that never answers is a timeout, and is asked without a key", async () => {
  const clock = virtualClock();
  const sent: Readonly<Record<string, string>>[] = [];
  const line = {
    clock,
    timeout: 30_000,
    userAgent: "Banken/0; gzip",
    fetch: (
      _: string,
      { headers, signal }: { headers: Readonly<Record<string, string>>; signal: AbortSignal },
    ) => {
      sent.push(headers);
      return new Promise<never>((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
      });
    },
  };
  const reached = reach(line, "https://virustotal.test/api/v3", new AbortController().signal);
  await clock.run(reached);
  expect(await reached).toMatchObject({ kind: "fault", reason: "timeout" });
  expect(Object.keys(sent[0] ?? {})).not.toContain("x-apikey");
});
