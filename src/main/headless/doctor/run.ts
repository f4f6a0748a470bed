import { openNetwork } from "../../app/network.ts";
import { systemClock } from "../../app/system-clock.ts";
import { version } from "../../app/version.ts";
import { userAgentOf } from "../../virustotal/exchange.ts";
import { reach } from "../../virustotal/reach.ts";
import { realTempo } from "../../watch/tempo.ts";
import { interruptible, type Run } from "../commands/run.ts";
import { readKey } from "../host.ts";
import { status } from "../refusal.ts";
import type { Finding } from "./finding.ts";
import { lookAtDatabase, lookAtFolder, lookAtSettings, lookAtWatch } from "./local.ts";
import { judgeClock, judgeNetwork, lookAtKey, lookAtQuota } from "./remote.ts";

/** Looks at everything that watching takes, and says of each what it found and what to do. Costs none of the quota. */
export async function runDoctor(run: Run): Promise<void> {
  const { options } = run;
  const network = openNetwork();
  let bad = false;
  const tell = (finding: Finding) => {
    bad ||= finding.state === "bad";
    print(run, finding);
  };
  try {
    const folder = lookAtFolder(options);
    tell(folder);
    if (folder.state === "bad") return;
    tell(lookAtSettings(options));
    const { finding, banken } = lookAtDatabase(options, network.fetch);
    tell(finding);
    tell(await lookAtWatch(options));
    try {
      await interruptible(async (signal) => {
        // Practice asks nobody, and has no clock but ours.
        if (!options.practice) {
          const { timeout } = realTempo;
          const line = { fetch: network.fetch, clock: systemClock, timeout, userAgent: userAgentOf(version) };
          const reached = await reach(line, options.apiUrl(), signal);
          tell(judgeNetwork(reached));
          const clock = judgeClock(reached, systemClock.now());
          if (clock !== null) tell(clock);
        }
        if (banken === null) return;
        const key = readKey(options);
        tell(await lookAtKey(banken, key, signal));
        tell(lookAtQuota(banken, key));
      });
    } finally {
      banken?.close();
    }
  } finally {
    await network.close();
    if (bad) process.exitCode = status.unavailable;
  }
}

const marks = { good: "✓", odd: "!", bad: "✗" } as const;
const styles = { good: "green", odd: "yellow", bad: "red" } as const;

function print({ screen, words, print: result }: Run, { subject, state, detail, told, todo }: Finding): void {
  result({ type: "doctor", subject, state, detail }, () => {
    const mark = screen.style(styles[state], marks[state]);
    return `${mark} ${told(words)}${todo === null ? "" : `\n  ${todo(words)}`}`;
  });
}
