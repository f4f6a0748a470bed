/**
 * How often verdicts move, learned from how often they were seen to. A list has many domains that never move and a
 * few that move every day, and a domain that has been seen for a week says little by itself: so what is believed of
 * each is what the whole list makes likely (empirical Bayes over a grid of rates; Robbins, 1956).
 */

/** What has been seen of a domain's verdict. */
export interface Seen {
  /** How many checks stand beside an earlier one. */
  readonly looks: number;
  /** In how many of them the verdict was another than in the check before. */
  readonly moves: number;
  /** From the first check to the last, in ms. */
  readonly span: number;
}

const day = 86_400_000;

/** Rates that a domain may have, in moves a ms: from one in three years to two a day, evenly in their logarithms. */
const grid = Array.from({ length: 16 }, (_, n) => 2 ** (1 - (n * Math.log2(2 * 1_095)) / 15) / day);

/** What is believed before anything was seen: most domains are quiet. As much as so many domains would say. */
const before = { domains: 100, share: shares(grid.map((rate) => rate ** -0.35)) };

/** So often what the list makes likely and what each domain makes likely are weighed against each other. */
const rounds = 8;

/** How often each verdict is expected to move, in moves a ms, in the order of `seen`. */
export function expectedRates(seen: readonly Seen[]): number[] {
  const likely = seen.map(likelihoods);
  let list = before.share;
  for (let round = 0; round < rounds; round += 1) {
    const sum = before.share.map((share) => share * before.domains);
    for (const each of likely)
      for (const [n, share] of believed(each, list).entries()) sum[n] = (sum[n] ?? 0) + share;
    list = shares(sum);
  }
  return likely.map((each) =>
    believed(each, list).reduce((mean, share, n) => mean + share * (grid[n] ?? 0), 0),
  );
}

/**
 * How likely what was seen is at each rate. A verdict that moved and moved back between two looks was not seen to
 * move: of moves at a rate r, looks that lie d apart see one in (1 − e^(−2rd)) / 2 of the cases.
 */
function likelihoods({ looks, moves, span }: Seen): number[] {
  if (looks <= 0 || span <= 0) return grid.map(() => 1);
  const apart = span / looks;
  const logs = grid.map((rate) => {
    const seesOne = -Math.expm1(-2 * rate * apart) / 2;
    return moves * Math.log(seesOne) + (looks - moves) * Math.log1p(-seesOne);
  });
  const most = Math.max(...logs);
  return logs.map((log) => Math.exp(log - most));
}

function believed(likely: readonly number[], list: readonly number[]): number[] {
  return shares(likely.map((each, n) => each * (list[n] ?? 0)));
}

function shares(weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, each) => sum + each, 0);
  return weights.map((each) => each / whole);
}
