import { expect, test } from "vitest";
import { cycleDays, dayOfCycle } from "../../../../src/main/virustotal/practice/life.ts";
import { starterDomains } from "../../../../src/main/virustotal/practice/server.ts";
import { verdicts } from "../../../../src/shared/verdict.ts";
import { dayZero, noon, openWorld } from "./world.ts";

const days = Array.from({ length: cycleDays }, (_, day) => day);

/** The verdicts of a domain at noon of every day of the cycle. */
async function story(domain: string): Promise<string> {
  const world = openWorld(dayZero);
  const told: string[] = [];
  for (const day of days) {
    world.clock.set(noon(day));
    told.push(await world.verdict(domain));
  }
  return told.join(" ");
}

/** A story in short: how many days each verdict holds, in order. */
function spans(...parts: readonly (readonly [days: number, verdict: string])[]): string {
  return parts.flatMap(([length, verdict]) => Array.from({ length }, () => verdict)).join(" ");
}

test("the tests' day zero is one", () => {
  expect(dayOfCycle(dayZero)).toBe(0);
  expect(dayOfCycle(dayZero - 1)).toBe(cycleDays - 1);
});

test("the starters show all six verdicts in every hour of the cycle", async () => {
  const world = openWorld(dayZero);
  for (let hour = 0; hour < cycleDays * 24; hour += 1) {
    world.clock.set(dayZero + hour * 3_600_000);
    const seen = new Set(await Promise.all(starterDomains.map(world.verdict)));
    expect([...seen].sort(), `hour ${hour}`).toEqual([...verdicts].sort());
  }
});

test("the starters are a dozen", () => {
  expect(starterDomains).toHaveLength(12);
  expect(new Set(starterDomains).size).toBe(12);
});

test.each([
  ["bakery.example", spans([14, "clean"])],
  ["login-bakery.example", spans([5, "clean"], [9, "malicious"])],
  ["free-prize.example", spans([14, "malicious"])],
  ["parcel-tracker.test", spans([14, "suspicious"])],
  ["quiet-harbour.example", spans([14, "unrated"])],
  ["never-seen.example", spans([14, "unknown"])],
  ["blank-page.example", spans([14, "unknown"])],
  ["always-down.example", spans([14, "failed"])],
  ["attic.example", spans([14, "clean"])],
  ["番犬.example", spans([14, "clean"])],
  ["wrongly-accused.example", spans([7, "malicious"], [7, "clean"])],
  ["night-market.test", spans([2, "clean"], [5, "suspicious"], [7, "malicious"])],
  ["new-arrival.example", spans([6, "unknown"], [8, "clean"])],
  ["gone-again.example", spans([9, "clean"], [5, "unknown"])],
  ["pop-up-shop.test", spans([3, "unknown"], [5, "unrated"], [6, "clean"])],
  ["lone-bark.example", spans([14, "malicious"])],
  ["slow-engines.example", spans([14, "clean"])],
  ["names-only.example", spans([14, "unknown"])],
  ["counts-only.example", spans([14, "malicious"])],
  ["rr1---sn-practice.cdn.login.shop.example.deep--down.well.test", spans([14, "clean"])],
  ["baker\u0443.example", spans([14, "malicious"])],
])("%s lives as it should", async (domain, expected) => {
  expect(await story(domain)).toBe(expected);
});

test("one flaps", async () => {
  const told = (await story("ferry-timetable.test")).split(" ");
  const turns = told.filter((verdict, day) => day > 0 && verdict !== told[day - 1]).length;
  expect(new Set(told)).toEqual(new Set(["clean", "malicious"]));
  expect(turns).toBeGreaterThan(6);
});

test("one spreads from engine to engine, and none takes its word back", async () => {
  const world = openWorld(dayZero);
  let before: string[] = [];
  for (const day of days) {
    world.clock.set(noon(day));
    const answer = await world.look("free-prize.example");
    const flags = answer.kind === "failed" ? [] : answer.finding.flags;
    const now = flags.filter(({ category }) => category === "malicious").map(({ engine }) => engine);
    expect(now).toEqual(expect.arrayContaining(before));
    expect(now.length).toBeGreaterThan(before.length);
    before = now;
  }
});

test("engines are renamed and vanish, and the verdict stands", async () => {
  const world = openWorld(dayZero);
  const flagged = async (day: number) => {
    world.clock.set(noon(day));
    const answer = await world.look("changing-engines.example");
    return answer.kind === "failed" ? [] : answer.finding.flags.map(({ engine }) => engine);
  };
  expect(await flagged(6)).toEqual(["Fog Horn", "Kurage Labs", "Old Mill"]);
  expect(await flagged(7)).toEqual(["Kurage Jellyworks (Practice)", "fog horn"]);
});

test("a verdict changes only with a new analysis", async () => {
  const world = openWorld(dayZero);
  for (const domain of ["login-bakery.example", "wrongly-accused.example", "ferry-timetable.test"]) {
    let before = "";
    let analysed = 0;
    for (let hour = 0; hour < cycleDays * 24; hour += 1) {
      world.clock.set(dayZero + hour * 3_600_000);
      const answer = await world.look(domain);
      if (answer.kind !== "report") throw new Error(`${domain} has no report`);
      const now = JSON.stringify(answer.finding.flags);
      const at = answer.finding.analysedAt ?? 0;
      expect(at).toBeLessThanOrEqual(world.clock.now());
      expect(at).toBeGreaterThanOrEqual(analysed);
      if (before !== "" && now !== before) expect(at).toBeGreaterThan(analysed);
      before = now;
      analysed = at;
    }
  }
});
