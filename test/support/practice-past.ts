import { join } from "node:path";
import { createBanken } from "../../src/main/app/banken.ts";
import {
  practiceKey,
  practiceUrl,
  practiceVirusTotal,
  starterDomains,
} from "../../src/main/virustotal/practice/server.ts";
import { readList } from "../../src/main/watch/domains/list.ts";
import { practiceTempo } from "../../src/main/watch/tempo.ts";
import { virtualClock } from "./clock.ts";

/**
 * Gives a data folder's practice world a past: its starter list, checked once a day for `days` days until an hour
 * before `now`, as it would have been had somebody left Banken running.
 */
export async function livePractice(dataDir: string, days: number, now: number): Promise<void> {
  const clock = virtualClock(now - days * 86_400_000 - 3_600_000);
  const banken = createBanken({
    dataDir: join(dataDir, "practice"),
    clock,
    fetch: practiceVirusTotal({ clock, tempo: practiceTempo }),
    apiUrl: practiceUrl,
    practice: true,
    tempo: practiceTempo,
    limits: () => ({}),
    version: "0.0.0",
    chance: () => 0.5,
  });
  try {
    const list = readList(starterDomains.join("\n"), { practice: true }).accepted;
    banken.store.domains.watch(list, clock.now());
    for (let day = 0; day <= days; day += 1) {
      const begun = clock.now();
      const pass = banken.beginPass(list);
      await clock.run(banken.runPass(pass, practiceKey, new AbortController().signal, { told: () => {} }));
      if (day < days) await clock.run(clock.sleep(86_400_000 - (clock.now() - begun)));
    }
  } finally {
    banken.close();
  }
}
