import { screen } from "@testing-library/react";
import fc from "fast-check";
import type { ReactNode } from "react";
import { expect, test } from "vitest";
import { ListContext, useListTexts } from "../../../src/renderer/domains/list-context.ts";
import { lookedIn, type Past, type Worst, worstOf } from "../../../src/renderer/domains/past-text.ts";
import { barHeight, Sparkline } from "../../../src/renderer/domains/Sparkline.tsx";
import { verdicts } from "../../../src/shared/verdict.ts";
import { show } from "../../support/window.tsx";

function InList({ children }: { children: ReactNode }) {
  return <ListContext.Provider value={useListTexts(false)}>{children}</ListContext.Provider>;
}

function pastOf(some: Record<number, Worst>): Past {
  return Array.from({ length: 30 }, (_, n) => ({ pieces: 1, worst: some[n] ?? null }));
}

const textOf = (past: Past) => {
  const { unmount } = show(
    <InList>
      <Sparkline past={past} />
    </InList>,
  );
  const text = screen.getByRole("img").querySelector("title")?.textContent;
  unmount();
  return text;
};

test("a past says in words what its bars show", () => {
  const past = pastOf({
    3: { verdict: "clean", against: 0, engines: 94 },
    20: { verdict: "malicious", against: 2, engines: 93 },
    21: { verdict: "malicious", against: 3, engines: 94 },
    29: { verdict: "failed", against: 0, engines: 0 },
  });
  expect(textOf(past)).toBe(
    "Past 90 days: malicious at worst, 3 of 94 engines against it. Checked in 4 of 30 spans of 3 days.",
  );
});

test("nothing found is not the same as nobody looked", () => {
  expect(textOf(pastOf({}))).toBe("Nobody looked in the past 90 days.");
  expect(textOf(pastOf({ 29: { verdict: "unrated", against: 0, engines: 90 } }))).toBe(
    "Past 90 days: unrated at worst, no engine against it. Checked in 1 of 30 spans of 3 days.",
  );
});

test("one path for each kind of piece, whatever the past", () => {
  const { container } = show(
    <InList>
      <Sparkline
        past={pastOf({
          0: { verdict: "clean", against: 0, engines: 9 },
          1: { verdict: "clean", against: 0, engines: 9 },
          2: { verdict: "suspicious", against: 1, engines: 9 },
        })}
      />
    </InList>,
  );
  const kinds = [...container.querySelectorAll("path")].map((path) => path.dataset.piece);
  expect(kinds).toEqual(["clean", "suspicious", "nobody"]);
});

test("a run is as many bars as it has pieces, and the next one stands after them", () => {
  const run = { pieces: 28, worst: { verdict: "clean", against: 0, engines: 94 } } as const;
  const end = { pieces: 2, worst: { verdict: "malicious", against: 16, engines: 94 } } as const;
  const { container } = show(
    <InList>
      <Sparkline past={[run, end]} />
    </InList>,
  );
  const [quiet, loud] = [...container.querySelectorAll("path")].map((path) => path.getAttribute("d") ?? "");
  expect(quiet?.match(/M/g)).toHaveLength(28);
  expect(loud).toBe("M84 0h2v18h-2zM87 0h2v18h-2z");
  expect(container.querySelector("title")?.textContent).toContain("Checked in 30 of 30 spans");
});

test("more engines are never a lower bar, and one can be seen", () => {
  expect(barHeight(0)).toBe(0);
  expect(barHeight(1)).toBeGreaterThanOrEqual(3);
  for (let against = 1; against < 90; against += 1)
    expect(barHeight(against + 1)).toBeGreaterThanOrEqual(barHeight(against));
});

test("the worst piece is one of the past, and none is worse", () => {
  const piece = fc.record({
    verdict: fc.constantFrom(...verdicts),
    against: fc.nat({ max: 9 }),
    engines: fc.constant(94),
  });
  fc.assert(
    fc.property(fc.array(fc.option(piece), { minLength: 30, maxLength: 30 }), (pieces) => {
      const past = pieces.map((worst) => ({ pieces: 1, worst }));
      const worst = worstOf(past);
      if (lookedIn(past) === 0) return expect(worst).toBeNull();
      expect(pieces).toContain(worst);
      for (const each of pieces)
        if (each?.verdict === worst?.verdict) expect(each?.against).toBeLessThanOrEqual(worst?.against ?? -1);
      if (pieces.some((each) => each?.verdict === "malicious")) expect(worst?.verdict).toBe("malicious");
    }),
  );
});
