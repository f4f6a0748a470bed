import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { movesBetween } from "../../../src/main/watch/context-moves.ts";
import { differenceOf, type Said } from "../../../src/main/watch/difference.ts";
import { pairEngines } from "../../../src/main/watch/engine-pairs.ts";
import { type Context, type Engine, engineCategories } from "../../../src/shared/contract/reports.ts";

const calm: Context = {
  registrar: "Names Ltd",
  createdAt: 1_400_000_000_000,
  updatedAt: null,
  expiresAt: null,
  firstSeenAt: null,
  nameServers: ["ns1.old.example", "ns2.old.example"],
  addresses: ["192.0.2.1"],
  mail: [],
  certificate: {
    issuer: "R11, Let's Encrypt",
    subject: "a.example",
    notBefore: Date.UTC(2026, 7, 21),
    notAfter: Date.UTC(2026, 10, 19),
    thumbprint: "aaaaaaaa1111",
    names: [],
  },
  categories: [{ service: "sophos", category: "shopping" }],
  popularity: [],
  reputation: 0,
  votes: { harmless: 0, malicious: 1 },
  tags: [],
  jarm: null,
  whois: "text",
};

function engine(name: string, category: Engine["category"], result: string | null = category): Engine {
  return { engine: name, category, result, method: "blacklist", version: null };
}
const said = (engines: readonly Engine[], context: Partial<Context> = {}): Said => ({
  engines,
  context: { ...calm, ...context },
});
const names = (list: readonly { readonly engine: string }[]) => list.map((each) => each.engine);

describe("engines", () => {
  test("those that turned come by what matters most", () => {
    const { turned } = differenceOf(
      said([
        engine("Cleared", "malicious"),
        engine("Calmed", "suspicious"),
        engine("Fell silent", "harmless"),
        engine("New phish", "harmless"),
        engine("Got worse", "suspicious"),
        engine("Softened", "malicious"),
        engine("As before", "harmless"),
      ]),
      said([
        engine("Cleared", "harmless"),
        engine("Calmed", "undetected"),
        engine("Fell silent", "undetected"),
        engine("New phish", "malicious", "phishing"),
        engine("Got worse", "malicious"),
        engine("Softened", "suspicious"),
        engine("As before", "harmless"),
      ]),
    );
    expect(names(turned)).toEqual(["Got worse", "New phish", "Softened", "Cleared", "Calmed", "Fell silent"]);
    expect(turned[1]).toMatchObject({ from: { category: "harmless" }, to: { result: "phishing" } });
  });

  test("one that says the same in other words has not turned", () => {
    const difference = differenceOf(
      said([engine("A", "malicious", "malware")]),
      said([engine("A", "malicious", "phishing")]),
    );
    expect(difference).toMatchObject({ turned: [], reworded: [{ engine: "A" }], appeared: [], vanished: [] });
  });

  test("one that is gone has vanished and is not cleared, and a new one has not turned", () => {
    const difference = differenceOf(
      said([engine("Comodo Valkyrie Verdict", "malicious")]),
      said([engine("Xcitium Verdict Cloud", "malicious"), engine("AI", "harmless")]),
    );
    expect(difference.turned).toEqual([]);
    expect(names(difference.vanished)).toEqual(["Comodo Valkyrie Verdict"]);
    expect(names(difference.appeared)).toEqual(["Xcitium Verdict Cloud", "AI"]);
  });

  test("a name that changed in case or punctuation is the same engine", () => {
    const silent = differenceOf(
      said([engine("ZeroFox", "malicious")]),
      said([engine("zerofox", "malicious")]),
    );
    expect(silent).toMatchObject({ turned: [], reworded: [], appeared: [], vanished: [] });
    const turned = differenceOf(
      said([engine("Alpha Mountain.ai", "harmless")]),
      said([engine("alphaMountain.ai", "malicious")]),
    ).turned;
    expect(turned).toMatchObject([{ engine: "alphaMountain.ai", from: { engine: "Alpha Mountain.ai" } }]);
  });

  test("where two could be meant, nobody is taken for another", () => {
    const { appeared, vanished } = differenceOf(
      said([engine("ZeroFox", "harmless")]),
      said([engine("zerofox", "malicious"), engine("ZEROFOX", "harmless")]),
    );
    expect(names(vanished)).toEqual(["ZeroFox"]);
    expect(names(appeared)).toEqual(["zerofox", "ZEROFOX"]);
  });
});

describe("context", () => {
  test("lists say what went and what came, single values the old and the new", () => {
    const moved = movesBetween(calm, {
      ...calm,
      registrar: "Cheap Ltd",
      updatedAt: 1_700_000_000_000,
      nameServers: ["ns2.old.example", "ns3.cheap.example"],
      certificate: {
        issuer: "R12, Let's Encrypt",
        subject: "a.example",
        notBefore: Date.UTC(2026, 10, 21),
        notAfter: null,
        thumbprint: "bbbbbbbb2222",
        names: ["a.example"],
      },
      categories: [{ service: "Sophos", category: "phishing" }],
      reputation: -7,
      votes: { harmless: 0, malicious: 4 },
    });
    expect(moved).toEqual([
      { what: "registrar", gone: ["Names Ltd"], came: ["Cheap Ltd"] },
      { what: "updatedAt", gone: [], came: ["1700000000000"] },
      { what: "nameServers", gone: ["ns1.old.example"], came: ["ns3.cheap.example"] },
      {
        what: "certificate",
        gone: ["R11, Let's Encrypt · 2026-08-21 – 2026-11-19 · aaaaaaaa…"],
        came: ["R12, Let's Encrypt · 2026-11-21 – ? · bbbbbbbb…"],
      },
      { what: "categories", gone: ["sophos: shopping"], came: ["Sophos: phishing"] },
      { what: "reputation", gone: ["0"], came: ["-7"] },
      { what: "votes", gone: ["malicious 1"], came: ["malicious 4"] },
    ]);
  });

  test("another order, another case of a service's name, or whois text is no move", () => {
    const shuffled: Context = {
      ...calm,
      nameServers: calm.nameServers.toReversed(),
      categories: [{ service: "Sophos", category: "Shopping" }],
      registrar: "NAMES, LTD.",
      whois: "other text",
    };
    expect(movesBetween(calm, shuffled)).toEqual([]);
  });
});

const anyEngine = fc.record({
  engine: fc.oneof(
    fc.constantFrom("ZeroFox", "zerofox", "Zero-Fox", "__proto__", "AI", "A.I.", "…"),
    fc.string(),
  ),
  category: fc.constantFrom(...engineCategories),
  result: fc.constantFrom(null, "clean", "phishing"),
  method: fc.constant(null),
  version: fc.constant(null),
});
const anyEngines = fc.uniqueArray(anyEngine, { selector: ({ engine }) => engine, maxLength: 30 });
const texts = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"));
const anySaid: fc.Arbitrary<Said> = fc
  .record({ engines: anyEngines, nameServers: texts, tags: texts, reputation: fc.option(fc.integer()) })
  .map(({ engines, ...context }) => said(engines, context));

describe("whatever two answers say", () => {
  test("an answer does not differ from itself, in whatever order", () => {
    fc.assert(
      fc.property(anySaid, ({ engines, context }) => {
        const { turned, reworded, appeared, vanished, moved } = differenceOf(
          { engines, context },
          { engines: engines.toReversed(), context: { ...context, tags: context.tags.toReversed() } },
        );
        expect([turned, reworded, appeared, vanished, moved].flat()).toEqual([]);
      }),
    );
  });

  test("every engine of both is in exactly one pair", () => {
    fc.assert(
      fc.property(anyEngines, anyEngines, (before, after) => {
        const pairs = pairEngines(before, after);
        const side = (n: 0 | 1) => pairs.flatMap((pair) => pair[n]?.engine ?? []).sort();
        expect(side(0)).toEqual(names(before).sort());
        expect(side(1)).toEqual(names(after).sort());
      }),
    );
  });

  test("the old answer with the difference applied says what the new one says", () => {
    fc.assert(
      fc.property(anySaid, anySaid, (from, to) => {
        const { turned, reworded, appeared, vanished, moved } = differenceOf(from, to);
        const says = (list: readonly Engine[]) =>
          list.map(({ category, result }) => `${category} ${result}`).sort();
        const changed = [...turned, ...reworded];
        const gone = new Set(names([...vanished, ...changed.map(({ from }) => from ?? engine("", "other"))]));
        expect(
          says([
            ...from.engines.filter((each) => !gone.has(each.engine)),
            ...appeared,
            ...changed.flatMap((turn) => turn.to ?? []),
          ]),
        ).toEqual(says(to.engines));
        for (const what of ["nameServers", "tags"] as const) {
          const { gone = [], came = [] } = moved.find((move) => move.what === what) ?? {};
          const kept = from.context[what].filter((each) => !gone.includes(each));
          expect([...kept, ...came].sort()).toEqual([...to.context[what]].sort());
        }
      }),
    );
  });

  test("looked at the other way round, what turned turns back", () => {
    fc.assert(
      fc.property(anySaid, anySaid, (from, to) => {
        const [there, back] = [differenceOf(from, to), differenceOf(to, from)];
        expect(back.turned.length).toBe(there.turned.length);
        expect(names(back.appeared).sort()).toEqual(names(there.vanished).sort());
        expect(back.moved.map(({ what, gone, came }) => ({ what, gone: came, came: gone }))).toEqual(
          there.moved,
        );
      }),
    );
  });
});
