/** Where the top of the chart is, and whether the limit's line is in it. */
export interface Scale {
  readonly top: number;
  readonly showsLimit: boolean;
}

/** Under a limit of more than so many times what was used most, the bars would be too low to be told apart. */
const farAbove = 8;

/** The scale of the chart: up to the limit where what was used can still be seen under it, else up to the most used. */
export function usageScale(requests: readonly number[], limit: number): Scale {
  const most = Math.max(0, ...requests);
  const showsLimit = most === 0 || limit <= most * farAbove;
  return { top: Math.max(1, most, showsLimit ? limit : 0), showsLimit };
}
