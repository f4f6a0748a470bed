import { createBanken } from "../../src/main/app/banken.ts";
import { openNetwork } from "../../src/main/app/network.ts";
import { systemClock } from "../../src/main/app/system-clock.ts";
import { realTempo } from "../../src/main/watch/tempo.ts";
import { key } from "../support/command.ts";
import { temporaryFolder } from "../support/folder.ts";
import { startServer } from "./server.ts";
import type { Row } from "./table.ts";

const total = 10_000;

/**
 * A pass over 10,000 domains against a bare loop of fetch and JSON.parse on the same server, in turns: one request
 * after the other, as such a loop is written, and (to know what is left on the table) as many at once as we have.
 */
export async function benchThroughput(): Promise<Row[]> {
  using server = await startServer("server-process.ts");
  const url = `${server.origin}/api/v3`;
  await bare(url, 1_000, 16);
  const rounds: Round[] = [];
  for (let round = 0; round < 3; round += 1) {
    const loop = await bare(url, total / 4, 1);
    const sixteen = await bare(url, total / 2, 16);
    const pass = await ours(url, total, round);
    rounds.push({
      loop: (loop + (await bare(url, total / 4, 1))) * 2,
      sixteen: sixteen + (await bare(url, total / 2, 16)),
      ...pass,
    });
  }
  const middle = (ratio: (round: Round) => number) => rounds.map(ratio).sort((a, b) => a - b)[1] ?? 0;
  const growth = Math.max(...rounds.map((round) => round.growth));
  return [
    {
      what: "ours / bare loop",
      ratio: middle(({ loop, took }) => loop / took),
      bound: { at: 0.6, side: "least" },
      figures: `${rate(middle(({ took }) => took))} against ${rate(middle(({ loop }) => loop))} domains a second`,
    },
    {
      what: "ours / bare loop, 16 at once",
      ratio: middle(({ sixteen, took }) => sixteen / took),
      bound: null,
      figures: `against ${rate(middle(({ sixteen }) => sixteen))}`,
    },
    {
      what: "memory's growth from 2,000 to 10,000 / 50 MB",
      ratio: growth / 50,
      bound: { at: 1, side: "most" },
      figures: `${growth.toFixed(1)} MB`,
    },
  ];
}

/** What one round took, each in ms for 10,000 domains; `growth` in MB. */
interface Round {
  readonly loop: number;
  readonly sixteen: number;
  readonly took: number;
  readonly growth: number;
}

/** The least that any client does: ask, read, parse. */
async function bare(url: string, count: number, atOnce: number): Promise<number> {
  let next = 0;
  const work = async () => {
    while (next < count) {
      const response = await fetch(`${url}/domains/d${next++}.test`, { headers: { "x-apikey": key } });
      JSON.parse(await response.text());
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: atOnce }, work));
  return performance.now() - begun;
}

/** Our pass, with everything it does: quota, verdict, record. `growth` in MB, of the resident set after the first fifth. */
async function ours(url: string, count: number, round: number): Promise<{ took: number; growth: number }> {
  using folder = temporaryFolder();
  const free = { perMinute: 10 ** 9, perDay: 10 ** 9, perMonth: 10 ** 9 };
  const banken = createBanken({
    dataDir: folder.path,
    clock: systemClock,
    fetch: openNetwork().fetch,
    apiUrl: url,
    practice: false,
    tempo: realTempo,
    limits: () => free,
    version: "0",
    chance: Math.random,
  });
  const names = Array.from({ length: count }, (_, n) => ({ name: `r${round}d${n}.test`, typed: "" }));
  const begun = performance.now();
  const passId = banken.beginPass(names);
  let done = 0;
  let early = 0;
  let most = 0;
  const summary = await banken.runPass(passId, key, new AbortController().signal, {
    told: () => {
      done += 1;
      if (done % 500 !== 0) return;
      const { rss } = process.memoryUsage();
      if (done <= count / 5) early = Math.max(early, rss);
      else most = Math.max(most, rss);
    },
  });
  const took = performance.now() - begun;
  banken.close();
  if (summary.counts.failed > 0 || summary.counts.checked !== count)
    throw new Error(`the pass failed: ${JSON.stringify(summary)}`);
  return { took, growth: (most - early) / 1e6 };
}

function rate(ms: number): string {
  return Math.round(total / (ms / 1000)).toLocaleString("en");
}
