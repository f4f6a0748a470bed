/** The only time the house knows: real in production, virtual in tests and in the bench. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. May jump (a corrected clock, a wake from sleep). */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
