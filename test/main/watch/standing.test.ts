import { expect, test } from "vitest";
import { freshnessOf, needsLook, standingOf, standingRank } from "../../../src/main/watch/standing.ts";
import type { Standing } from "../../../src/shared/contract/domains.ts";
import { standings } from "../../../src/shared/standing.ts";

test.each([
  [null, false, "waiting"],
  [null, true, "failed"],
  ["malicious", false, "malicious"],
  ["malicious", true, "malicious"],
  ["suspicious", false, "suspicious"],
  ["suspicious", true, "suspicious"],
  ["clean", false, "clean"],
  ["clean", true, "failed"],
  ["unrated", false, "unrated"],
  ["unrated", true, "failed"],
  ["unknown", false, "unknown"],
  ["unknown", true, "failed"],
] as const)("the last answer %s, the last check failed: %s, stands as %s", (verdict, failed, standing) => {
  expect(standingOf({ verdict, failed })).toBe(standing);
});

test("what is bad comes first, then what is not known, then what puts at ease", () => {
  const inOrder = [...standings].sort((a, b) => standingRank[a] - standingRank[b]);
  expect(inOrder).toEqual(["malicious", "suspicious", "failed", "unknown", "waiting", "unrated", "clean"]);
});

test("what is bad or failed asks for a look, and anything with an open alert does", () => {
  const bad: readonly Standing[] = ["malicious", "suspicious", "failed"];
  for (const standing of standings) {
    expect(needsLook(standing, 0)).toBe(bad.includes(standing));
    expect(needsLook(standing, 1)).toBe(true);
  }
});

test("evidence is stale from its age on, and there may be none", () => {
  expect(freshnessOf(1_000, 1_099, 100)).toBe("fresh");
  expect(freshnessOf(1_000, 1_100, 100)).toBe("stale");
  expect(freshnessOf(5_000, 1_100, 100)).toBe("fresh");
  expect(freshnessOf(null, 1_100, 100)).toBe("none");
});
