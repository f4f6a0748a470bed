import { expect, test } from "vitest";
import { defaultPolicy, judge, type Policy } from "../../../src/main/watch/verdict.ts";
import type { Stats } from "../../../src/shared/verdict.ts";

const none: Stats = { malicious: 0, suspicious: 0, harmless: 0, undetected: 0, timeout: 0 };

function verdict(stats: Partial<Stats> | null, policy: Policy = defaultPolicy) {
  const finding = {
    stats: stats && { ...none, ...stats },
    flags: [],
    analysedAt: null,
    analysedFrom: null,
  } as const;
  return judge(finding, policy);
}

test.each([
  [{ malicious: 1, harmless: 90 }, "malicious"],
  [{ malicious: 1, suspicious: 5 }, "malicious"],
  [{ suspicious: 1, harmless: 90 }, "suspicious"],
  [{ harmless: 1, undetected: 90 }, "clean"],
  [{ undetected: 94 }, "unrated"],
  [{ timeout: 94 }, "unrated"],
  [null, "unknown"],
] as const)("%j is %s", (stats, expected) => {
  expect(verdict(stats)).toBe(expected);
});

test("one engine below the policy's number is still not at ease", () => {
  const policy = { maliciousFrom: 2, suspiciousFrom: 2 };
  expect(verdict({ malicious: 2 }, policy)).toBe("malicious");
  expect(verdict({ malicious: 1, harmless: 90 }, policy)).toBe("suspicious");
  expect(verdict({ suspicious: 1, harmless: 90 }, policy)).toBe("clean");
});
