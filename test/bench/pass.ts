import { virtualClock } from "../support/clock.ts";
import { coreOn, passOver } from "../support/core.ts";
import { temporaryFolder } from "../support/folder.ts";
import { pretendVirusTotal } from "../support/pretend.ts";
import { report } from "../support/report.ts";
import type { Row } from "./table.ts";

/** Answers of 0.2 to 2 s, the same in every run: their mean is 1.1 s. */
function travel(request: number): readonly [number, number] {
  const whole = 200 + ((request * 7919) % 1801);
  return [whole * 0.1, whole * 0.9];
}

const answerTime = (request: number) => travel(request)[0] + travel(request)[1];

/** A pass of ours against the least the quota allows, and against how others wait. Figures in virtual seconds. */
export async function benchPass(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const count of [9, 100, 500]) {
    const { took, worst, turnedAway } = await ours(count);
    const rounds = Math.ceil(count / 4) - 1;
    // The floor of the issue: the waits that the quota asks for, and the answers' own time on top. With four side by
    // side, a round ends with its slowest answer in the worst case; the least is the mean.
    const waits = rounds * 60_000;
    const own = (rounds + 1) * 1_100;
    rows.push({
      what: `${count} domains / floor`,
      ratio: took / (waits + own),
      bound: { at: 1.02, side: "most" },
      figures: `${seconds(took)} s; floor ${seconds(waits)} s + ${seconds(own)} s of answers; most in 60 s: ${worst}; 429: ${turnedAway}`,
    });
    rows.push({
      what: `${count} domains / waits alone`,
      ratio: took / waits,
      bound: null,
      figures: "without the answers' own time",
    });
    const lambda = fourThenSleep(count);
    rows.push({
      what: `${count} domains / four, then sleep 60 s`,
      ratio: took / lambda,
      bound: null,
      figures: `${seconds(lambda)} s`,
    });
    const paced = count === 0 ? 0 : (count - 1) * 15_000 + answerTime(count - 1);
    rows.push({
      what: `${count} domains / one every 15 s`,
      ratio: took / paced,
      bound: null,
      figures: `${seconds(paced)} s`,
    });
    if (worst > 4 || turnedAway > 0)
      throw new Error(`the quota was overrun: ${worst} in 60 s, ${turnedAway} times 429`);
  }
  return rows;
}

async function ours(count: number): Promise<{ took: number; worst: number; turnedAway: number }> {
  using folder = temporaryFolder();
  const clock = virtualClock();
  const vt = pretendVirusTotal(clock, (domain) => new Response(report(domain)), travel);
  const banken = coreOn(clock, { dataDir: folder.path, fetch: vt.fetch, limits: { perDay: 100_000 } });
  const begun = clock.now();
  const { summary } = await passOver(
    banken,
    clock,
    Array.from({ length: count }, (_, n) => `d${n}.test`),
  );
  banken.close();
  return { took: clock.now() - begun, worst: vt.mostInAMinute(), turnedAway: summary.requests - count };
}

/** What the Lambda did: four requests one after the other, then a minute's sleep, and so on. */
function fourThenSleep(count: number): number {
  let took = 0;
  for (let n = 0; n < count; n += 1) took += answerTime(n) + (n % 4 === 3 && n < count - 1 ? 60_000 : 0);
  return took;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
