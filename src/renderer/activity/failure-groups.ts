import type { Client } from "../../shared/contract/index.ts";

type Failures = Awaited<ReturnType<Client["watch"]["failures"]>>["failures"];
export type Failure = Failures[number];

/** The failures of one reason, newest first. */
export interface FailureGroup {
  readonly reason: Failure["reason"];
  readonly failures: readonly Failure[];
}

/** Failures by their reason, the largest group first; equal ones in the order of their newest. */
export function groupFailures(failures: readonly Failure[]): readonly FailureGroup[] {
  const groups = [...Map.groupBy(failures, ({ reason }) => reason)];
  return groups
    .map(([reason, failures]) => ({ reason, failures }))
    .sort((a, b) => b.failures.length - a.failures.length);
}
