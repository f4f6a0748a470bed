import { type Planned, planVisits } from "../../src/main/watch/plan/plan.ts";
import { shareVisits } from "../../src/main/watch/plan/share.ts";
import type { Row } from "./table.ts";

const day = 86_400_000;
const year = 365 * day;
const hour = 3_600_000;
const perDay = 500;
const count = 1_000;
/** No domain more often than this, and none less (ms). */
const bounds = { shortest: 600_000, longest: 14 * day };

/** A domain of the simulation: how often its verdict really moves (moves a ms), when it does (ms), what it matters. */
interface Life {
  readonly rate: number;
  readonly moves: readonly number[];
  readonly weight: number;
}

/**
 * A year of 1,000 domains at 500 requests a day, in virtual time: how long a moved verdict stays unnoticed, weighted,
 * under the plan, which learns the rates as it goes; round robin; and the visits that would be best if the rates were known.
 */
export async function benchPlan(): Promise<Row[]> {
  const lives = population(seeded(7));
  const every = (count / perDay) * day;
  const best = shareVisits(
    lives.map(({ rate, weight }) => ({ worth: rate * weight, ...bounds })),
    perDay / day,
  );
  const [optimum, roundRobin, ours] = [
    simulate(lives, () => best),
    simulate(lives, () => lives.map(() => every)),
    simulate(lives, (planned) => planVisits(planned, { perMs: perDay / day, ...bounds }).every),
  ];
  const figures = ({ mean, p95 }: Delay) =>
    `mean ${(mean / hour).toFixed(1)} h, p95 ${(p95 / hour).toFixed(1)} h`;
  return [
    {
      what: "the plan's mean delay / the optimum's",
      ratio: ours.mean / optimum.mean,
      bound: { at: 1.1, side: "most" },
      figures: `${figures(ours)} against ${figures(optimum)}`,
    },
    {
      what: "the plan's p95 / the optimum's",
      ratio: ours.p95 / optimum.p95,
      bound: null,
      figures: "",
    },
    {
      what: "the plan's mean delay / round robin's",
      ratio: ours.mean / roundRobin.mean,
      bound: { at: 0.5, side: "most" },
      figures: `${figures(ours)} against ${figures(roundRobin)}`,
    },
  ];
}

/** Most are quiet, a few move every other day; one in ten matters four times as much. */
function population(chance: () => number): Life[] {
  const kinds = [
    { upTo: 0.6, days: 400 },
    { upTo: 0.85, days: 60 },
    { upTo: 0.95, days: 10 },
    { upTo: 1, days: 1.5 },
  ];
  return Array.from({ length: count }, (_, n) => {
    const kind = kinds.find(({ upTo }) => n < upTo * count);
    const rate = 1 / ((kind?.days ?? 400) * day);
    const moves: number[] = [];
    for (let at = 0; at < year; moves.push(at)) at -= Math.log(1 - chance()) / rate;
    return { rate, moves: moves.slice(0, -1), weight: chance() < 0.1 ? 4 : 1 };
  });
}

interface Delay {
  readonly mean: number;
  readonly p95: number;
}

/** Looks at whoever is furthest behind its interval, one each 1/500 of a day. The intervals are planned four times a day. */
function simulate(lives: readonly Life[], plan: (planned: readonly Planned[]) => readonly number[]): Delay {
  const seen = lives.map(() => ({ first: 0, last: Number.NEGATIVE_INFINITY, looks: 0, moves: 0, next: 0 }));
  const delays: { readonly ms: number; readonly weight: number }[] = [];
  let intervals: readonly number[] = [];
  const step = day / perDay;
  for (let n = 0; n * step < year; n += 1) {
    const now = n * step;
    if (n % (perDay / 4) === 0)
      intervals = plan(
        lives.map(({ weight }, i) => {
          const { first = 0, last = 0, looks = 0, moves = 0 } = seen[i] ?? {};
          return {
            seen: { looks, moves, span: Math.max(0, last - first) },
            weight,
            incident: false,
            wished: null,
          };
        }),
      );
    let [late, which] = [0, -1];
    for (let i = 0; i < lives.length; i += 1) {
      const behind = (now - (seen[i]?.last ?? 0)) / (intervals[i] ?? 1);
      if (behind > late) [late, which] = [behind, i];
    }
    const [life, known] = [lives[which], seen[which]];
    if (life === undefined || known === undefined) continue;
    let moved = 0;
    for (; (life.moves[known.next] ?? Number.POSITIVE_INFINITY) <= now; known.next += 1) {
      delays.push({ ms: now - (life.moves[known.next] ?? now), weight: life.weight });
      moved += 1;
    }
    if (known.last < 0) known.first = now;
    else {
      known.looks += 1;
      known.moves += moved % 2;
    }
    known.last = now;
  }
  return delayOf(delays);
}

function delayOf(delays: { readonly ms: number; readonly weight: number }[]): Delay {
  const whole = delays.reduce((sum, { weight }) => sum + weight, 0);
  const mean = delays.reduce((sum, { ms, weight }) => sum + ms * weight, 0) / whole;
  delays.sort((a, b) => a.ms - b.ms);
  let [counted, at] = [0, -1];
  while (counted < whole * 0.95 && at + 1 < delays.length) {
    at += 1;
    counted += delays[at]?.weight ?? 0;
  }
  return { mean, p95: delays[at]?.ms ?? Number.NaN };
}

/** Mulberry32: the same year each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
