import { describe, expect, test } from "vitest";
import { cast } from "../../../../src/main/virustotal/practice/cast.ts";
import { roster } from "../../../../src/main/virustotal/practice/engines.ts";
import { readName } from "../../../../src/main/watch/domains/name.ts";
import { noon, openWorld, reasonOf, verdictOf } from "./world.ts";

const healthy = cast.filter(({ fault }) => fault === undefined || fault === "down-once");
const year = 365 * 86_400_000;

interface Body {
  readonly data: { readonly id: string; readonly attributes: Readonly<Record<string, unknown>> };
}

async function attributesOf(domain: string, now = noon(4)) {
  const body = (await (await openWorld(now).raw(domain)).json()) as Body;
  return body.data.attributes;
}

const sum = (counts: unknown) => Object.values(counts as Record<string, number>).reduce((a, b) => a + b, 0);

describe("the cast", () => {
  test("has only reserved names, each once, and Banken's own reader takes them all", () => {
    expect(cast.length).toBeGreaterThanOrEqual(30);
    expect(new Set(cast.map(({ name }) => name)).size).toBe(cast.length);
    for (const { name, typed } of cast) {
      expect(name).toMatch(/^[a-z0-9.-]+\.(example|test|invalid)$/);
      expect(readName(typed, { practice: true })).toMatchObject({ ok: true, domain: { name } });
    }
  });

  test("has about forty engines with names as unruly as real ones", () => {
    const names = roster("now").map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(40);
    expect(new Set(names).size).toBe(names.length);
    for (const sign of [/ /, /\./, /\(/, /^\d/, /'/])
      expect(names.some((name) => sign.test(name))).toBe(true);
    expect(roster("later").length).toBe(names.length - 2);
  });
});

describe("a report", () => {
  test.each(healthy.map(({ name }) => name))(
    "%s is the same throughout the hour, on one line, and parses",
    async (name) => {
      const [early, late] = [openWorld(noon(3)), openWorld(noon(3) + 3_599_999)];
      // The first time may be a hiccup.
      await Promise.all([early.raw(name), late.raw(name)]);
      const first = await (await early.raw(name)).text();
      expect(await (await late.raw(name)).text()).toBe(first);
      expect(first).not.toContain("\n");
      expect(first).not.toMatch(/^\{"data":\{/);
      const parsed = JSON.parse(first) as Body;
      if ("error" in parsed) expect(parsed).toMatchObject({ error: { code: "NotFoundError" } });
      else expect(parsed.data.id).toBe(name);
    },
  );

  test("has the size of a real one", async () => {
    const world = openWorld(noon(10));
    for (const { name, quirk } of healthy.filter(
      ({ quirk }) => quirk !== "no-analysis" && quirk !== "no-results",
    )) {
      await world.raw(name);
      const { status, headers } = await world.raw(name);
      if (status === 404) continue;
      expect(Number(headers.get("content-length")), `${name} ${quirk}`).toBeGreaterThan(8000);
      expect(Number(headers.get("content-length")), `${name} ${quirk}`).toBeLessThan(20_480);
    }
  });

  test("moves from hour to hour", async () => {
    const [noonBody, laterBody] = [
      await attributesOf("bakery.example"),
      await attributesOf("bakery.example", noon(4) + 3_600_000),
    ];
    expect(laterBody.last_dns_records).not.toEqual(noonBody.last_dns_records);
    expect(laterBody.last_analysis_results).toEqual(noonBody.last_analysis_results);
  });

  test("counts what it lists, but for the one that counts one more", async () => {
    for (const name of [
      "bakery.example",
      "slow-engines.example",
      "changing-engines.example",
      "one-too-many.example",
    ]) {
      const { last_analysis_stats, last_analysis_results } = await attributesOf(name);
      const surplus = sum(last_analysis_stats) - Object.keys(last_analysis_results as object).length;
      expect(surplus, name).toBe(name === "one-too-many.example" ? 1 : 0);
    }
    expect((await attributesOf("slow-engines.example")).last_analysis_stats).toMatchObject({ timeout: 3 });
  });

  test("may be old", async () => {
    for (const name of ["attic.example", "stale-alarm.example"]) {
      const answer = await openWorld(noon(4)).look(name);
      const age = noon(4) - (answer.kind === "report" ? (answer.finding.analysedAt ?? 0) : 0);
      expect(age).toBeGreaterThan(2 * year);
      expect(age).toBeLessThan(4 * year);
    }
  });

  test("may lack the date, the counts, the names, or the analysis", async () => {
    const world = openWorld(noon(4));
    const undated = await world.look("undated.example");
    expect(undated).toMatchObject({ kind: "report", finding: { analysedFrom: "last_modification_date" } });
    const namesOnly = await attributesOf("names-only.example");
    expect(namesOnly).toHaveProperty("last_analysis_results");
    expect(namesOnly).not.toHaveProperty("last_analysis_stats");
    const countsOnly = await attributesOf("counts-only.example");
    expect(countsOnly).toHaveProperty("last_analysis_stats");
    expect(countsOnly).not.toHaveProperty("last_analysis_results");
    expect(reasonOf(await world.look("blank-page.example"))).toBe("no_analysis");
    expect(reasonOf(await world.look("never-seen.example"))).toBe("not_found");
  });

  test("may carry text that means harm", async () => {
    const body = JSON.stringify(await attributesOf("hostile-text.example"));
    for (const harm of ["<script>", "\\u001b[2J", "\u202e", "=HYPERLINK", "\\u0000"])
      expect(body).toContain(harm);
  });
});

describe("names that nobody was cast for", () => {
  test("are clean or unrated where they are reserved, and always the same", async () => {
    const names = Array.from({ length: 40 }, (_, at) => `somebody-${at}.example`);
    const look = () => Promise.all(names.map(openWorld(noon(2)).verdict));
    const seen = await look();
    expect(new Set(seen)).toEqual(new Set(["clean", "unrated"]));
    expect(await look()).toEqual(seen);
  });

  test.each(["example.com", "virustotal.com", "notexample", "example"])("%s is not known", async (name) => {
    const answer = await openWorld(noon(2)).look(name);
    expect(["unknown", "failed"]).toContain(verdictOf(answer));
    expect(["not_found", "invalid_domain"]).toContain(reasonOf(answer));
  });
});
