import * as fc from "fast-check";
import type { JsonSchema } from "./procedures.ts";

/** Names that are on the list now and then. */
const names = ["example.com", "login.example.net", "bakery.example"] as const;

/** Texts that mean something here, and such as have broken something somewhere before. */
const texts = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...names) },
  fc.constantFrom(
    "xn--80ak6aa92e.com",
    "",
    " ",
    ".",
    "..",
    "*",
    "%",
    "_",
    "' OR 1=1 --",
    '"; DROP TABLE domain; --',
    "__proto__",
    "constructor",
    "toString",
    "null",
    "NaN",
    "1e309",
    "\0",
    "\ud800",
    "\u202e",
    "𝕊𝕖𝕔𝕦𝕣𝕖",
    "<script>alert(1)</script>",
    "{{key}}",
    "$t(common:key)",
    "a".repeat(300),
    `${names.join("\n")}\nexample.org, example.net;bad domain\t-x-.com`,
  ),
  fc.string({ maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.domain(),
);

const numbers = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 2, 30, 200, 201, 2 ** 31, 2 ** 53, -(2 ** 53), 1.5, 1e308, 8.64e15),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const junk: fc.Arbitrary<unknown> = fc.oneof(
  texts,
  numbers,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(null, true, false, [], {}),
);

/** What comes near to what a schema asks for: mostly of its kind, now and then not. */
function near(schema: JsonSchema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: ofKind(schema) }, { weight: 1, arbitrary: junk });
}

function ofKind(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(near));
  switch (schema.type) {
    case "object": {
      const properties = Object.entries(schema.properties ?? {});
      return fc.record(Object.fromEntries(properties.map(([name, each]) => [name, near(each)])), {
        requiredKeys: [...(schema.required ?? [])],
      });
    }
    case "array":
      return fc.array(near(schema.items ?? {}), { maxLength: 5 });
    case "string":
      return texts;
    case "integer":
    case "number": {
      const { minimum = -10, maximum = 1000 } = schema;
      return fc.oneof(fc.integer({ min: minimum, max: Math.min(maximum, minimum + 300) }), numbers);
    }
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return junk;
  }
}

/** Bodies of calls of one procedure: near to right, junk in the right wrapping, and text that is no JSON. */
export function bodies(input: JsonSchema | null): fc.Arbitrary<string> {
  const wrapped = fc
    .record({ json: input === null ? junk : near(input) })
    .map((body) => JSON.stringify(body));
  const meta = fc.array(fc.oneof(fc.array(fc.oneof(fc.nat(12), texts), { maxLength: 4 }), junk), {
    maxLength: 3,
  });
  return fc.oneof(
    { weight: 7, arbitrary: wrapped },
    { weight: 1, arbitrary: fc.record({ json: junk, meta }).map((body) => JSON.stringify(body)) },
    { weight: 1, arbitrary: junk.map((body) => JSON.stringify(body)) },
    {
      weight: 1,
      arbitrary: fc.tuple(wrapped, fc.nat(), texts).map(([body, at, text]) => {
        const cut = at % (body.length + 1);
        return body.slice(0, cut) + text + body.slice(cut + text.length);
      }),
    },
  );
}
