/** How long the world's waits are, in milliseconds. Practice mode plays the same rules on a shorter clock. */
export interface Tempo {
  /** The rolling window of the minute's quota, and the wait after a 429 without a usable `Retry-After`. */
  readonly minute: number;
  /** A whole exchange with VirusTotal: connecting, sending, reading the last byte. */
  readonly timeout: number;
  /** The wait before the first retry of a network fault or a 5xx; it doubles, with jitter. */
  readonly retry: number;
}

export const realTempo: Tempo = { minute: 60_000, timeout: 30_000, retry: 1_000 };

/** Twenty times as fast, so that a pass over a dozen practice domains takes seconds and still has to wait for the quota. */
export const practiceTempo: Tempo = { minute: 3_000, timeout: 1_500, retry: 100 };
