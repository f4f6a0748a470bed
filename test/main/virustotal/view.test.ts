import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readView } from "../../../src/main/virustotal/view/view.ts";
import * as contract from "../../../src/shared/contract/reports.ts";
import { errorBody, report } from "../../support/report.ts";

const viewOf = (attributes: Readonly<Record<string, unknown>>) =>
  readView(bytes(report("a.example", { attributes })));
const bytes = (text: string) => new TextEncoder().encode(text);

test("an answer's engines come the loudest first, each with its own word", () => {
  const { engines } = readView(
    bytes(
      report("a.example", { malicious: ["Zoe", "abe"], suspicious: ["Bob"], harmless: 1, undetected: 1 }),
    ),
  );
  expect(engines.map(({ engine, category, result }) => [engine, category, result])).toEqual([
    ["abe", "malicious", "phishing"],
    ["Zoe", "malicious", "phishing"],
    ["Bob", "suspicious", "suspicious"],
    ["Calm 0", "harmless", "clean"],
    ["Mute 0", "undetected", "unrated"],
  ]);
});

test("an engine may have any name, also one that differs from another's in case alone", () => {
  const row = { category: "harmless", method: "blacklist", result: null, engine_version: "7" };
  const results = `{"__proto__":${JSON.stringify(row)},"constructor":{"category":"new word"},"ZeroFox":${JSON.stringify(row)},"zerofox":${JSON.stringify(row)},"odd":7}`;
  const body = report("a.example", { attributes: { last_analysis_results: "HERE" } });
  const { engines } = readView(bytes(body.replace('"HERE"', results)));
  expect(engines.map(({ engine }) => engine)).toEqual(["__proto__", "ZeroFox", "zerofox", "constructor"]);
  expect(engines[0]).toEqual({
    engine: "__proto__",
    category: "harmless",
    result: null,
    method: "blacklist",
    version: "7",
  });
  expect(engines[3]).toMatchObject({ category: "other", result: null });
});

test("fifty thousand engines are cut off at the quiet end", () => {
  const results = Object.fromEntries(
    Array.from({ length: 50_000 }, (_, n) => [
      `Engine ${n}`,
      { category: n === 49_999 ? "malicious" : "undetected", result: "unrated" },
    ]),
  );
  const { engines } = viewOf({ last_analysis_results: results });
  expect(engines[0]).toMatchObject({ engine: "Engine 49999", category: "malicious" });
  expect(engines.length).toBeLessThan(10_000);
});

test("the context is read from VirusTotal's attributes", () => {
  const { context } = viewOf({
    registrar: " Cheap Names Ltd ",
    creation_date: 1_700_000_000,
    last_update_date: 1_710_000_000,
    expiration_date: 1_800_000_000,
    first_seen_date: 1_690_000_000,
    last_dns_records: [
      { type: "NS", value: "ns2.Cheap.example.", ttl: 60 },
      { type: "NS", value: "ns1.cheap.example", ttl: 60 },
      { type: "MX", value: "mail.example", ttl: 60, priority: 20 },
      { type: "MX", value: "first.example", ttl: 60, priority: 5 },
      { type: "A", value: "192.0.2.1", ttl: 60 },
      { type: "A", value: "192.0.2.1", ttl: 90 },
      { type: "AAAA", value: "2001:DB8::1", ttl: 60 },
      { type: "TXT", value: "not shown", ttl: 60 },
    ],
    last_https_certificate: {
      issuer: { C: "US", O: "Let's Encrypt", CN: "R11" },
      subject: { CN: "a.example" },
      validity: { not_before: "2026-11-21 06:07:08", not_after: "2027-02-19 06:07:07" },
      thumbprint: "aa",
      thumbprint_sha256: "bb",
      extensions: { subject_alternative_name: ["a.example", "www.a.example", 7] },
    },
    categories: { Sophos: "phishing", Empty: "" },
    popularity_ranks: {
      Alexa: { rank: 7, timestamp: 1_684_083_481 },
      "Cisco Umbrella": { rank: 9, timestamp: 1_785_335_885 },
      Odd: { timestamp: 1 },
    },
    reputation: -7,
    total_votes: { harmless: 1, malicious: 3 },
    tags: ["dga", "dga", ""],
    jarm: "27d3ed",
    whois: "Registrar: Cheap\nName Server: ns1",
  });
  expect(context).toEqual({
    registrar: "Cheap Names Ltd",
    createdAt: 1_700_000_000_000,
    updatedAt: 1_710_000_000_000,
    expiresAt: 1_800_000_000_000,
    firstSeenAt: 1_690_000_000_000,
    nameServers: ["ns1.cheap.example", "ns2.cheap.example"],
    addresses: ["192.0.2.1", "2001:db8::1"],
    mail: ["5 first.example", "20 mail.example"],
    certificate: {
      issuer: "R11, Let's Encrypt",
      subject: "a.example",
      notBefore: Date.UTC(2026, 10, 21, 6, 7, 8),
      notAfter: Date.UTC(2027, 1, 19, 6, 7, 7),
      thumbprint: "bb",
      names: ["a.example", "www.a.example"],
    },
    categories: [{ service: "Sophos", category: "phishing" }],
    // A list that nobody keeps any more stays, with the time of its rank.
    popularity: [
      { list: "Cisco Umbrella", rank: 9, at: 1_785_335_885_000 },
      { list: "Alexa", rank: 7, at: 1_684_083_481_000 },
    ],
    reputation: -7,
    votes: { harmless: 1, malicious: 3 },
    tags: ["dga"],
    jarm: "27d3ed",
    whois: "Registrar: Cheap\nName Server: ns1",
  });
});

test.each([
  ["a 404", errorBody("NotFoundError")],
  ["no JSON", "<html>"],
  ["nothing", ""],
  ["an object of 2019 without an analysis", JSON.stringify({ data: { id: "a.example", attributes: {} } })],
])("%s has no engines and no context", (_, body) => {
  const { engines, context } = readView(bytes(body));
  expect(engines).toEqual([]);
  expect(
    Object.values(context).every((part) => part === null || (Array.isArray(part) && part.length === 0)),
  ).toBe(true);
});

const names = [
  "last_analysis_results",
  "registrar",
  "creation_date",
  "last_update_date",
  "expiration_date",
  "first_seen_date",
  "last_dns_records",
  "last_https_certificate",
  "categories",
  "popularity_ranks",
  "reputation",
  "total_votes",
  "tags",
  "jarm",
  "whois",
];
/** Values of any type, and often enough ones that come near to what VirusTotal sends. */
const near = fc.oneof(
  fc.jsonValue(),
  fc.integer(),
  fc.dictionary(
    fc.string(),
    fc.oneof(fc.jsonValue(), fc.record({ rank: fc.double(), category: fc.string() })),
  ),
  fc.array(
    fc.record({
      type: fc.constantFrom("A", "NS", "MX", 7),
      value: fc.oneof(fc.string(), fc.jsonValue()),
      priority: fc.oneof(fc.nat(), fc.double(), fc.constant(null)),
    }),
  ),
  fc.record(
    {
      validity: fc.oneof(
        fc.record({
          not_before: fc.string(),
          not_after: fc.constantFrom("2026-02-31 00:00:00", "1969-01-01 00:00:00"),
        }),
        fc.jsonValue(),
      ),
      issuer: fc.jsonValue(),
      extensions: fc.jsonValue(),
      harmless: fc.jsonValue(),
    },
    { requiredKeys: [] },
  ),
);

test("whatever comes, what is read of it is as the contract has it", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), near), (attributes) => {
      const { engines, context } = viewOf(attributes);
      for (const each of engines) contract.engine.parse(each);
      contract.context.parse(context);
    }),
    { numRuns: 1_000 },
  );
});
