import { expect, test } from "vitest";
import { transition } from "../../../src/main/watch/transitions.ts";
import { verdicts } from "../../../src/shared/verdict.ts";

const known = ["malicious", "suspicious", "clean", "unrated", "unknown"] as const;

test("a failed check is no transition, whatever was known", () => {
  for (const before of [null, ...known]) expect(transition(before, "failed")).toBeNull();
});

test("the same verdict again is no transition", () => {
  for (const verdict of known) expect(transition(verdict, verdict)).toBeNull();
});

test("bad news is told from wherever it comes, also at the first look", () => {
  for (const before of [null, "suspicious", "clean", "unrated", "unknown"] as const)
    expect(transition(before, "malicious")).toBe("turned_malicious");
  for (const before of [null, "malicious", "clean", "unrated", "unknown"] as const)
    expect(transition(before, "suspicious")).toBe("turned_suspicious");
});

test("what was bad and is not any more is cleared; what never was bad says nothing", () => {
  const calm = verdicts.filter(
    (verdict) => verdict === "clean" || verdict === "unrated" || verdict === "unknown",
  );
  for (const now of calm) {
    expect(transition("malicious", now)).toBe("cleared");
    expect(transition("suspicious", now)).toBe("cleared");
    for (const before of [null, "clean", "unrated", "unknown"] as const)
      expect(transition(before, now)).toBeNull();
  }
});
