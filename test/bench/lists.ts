import { readList } from "../../src/main/watch/domains/list.ts";
import type { Row } from "./table.ts";

const forms = [
  (n: number) => `shop${n}.example.com`,
  (n: number) => `https://www.Shop${n}.co.uk:8443/a/b?c=d#e`,
  (n: number) => `hxxps://evil${n}[.]example(dot)net/login`,
  (n: number) => `bücher${n}.de`,
  (n: number) => `"owner ${n}" <someone@mail${n}.example.org>`,
  (n: number) => `192.0.2.${n % 250}`,
  (n: number) => `*.wild${n}.example.io.  # a comment`,
  (n: number) => `not a domain at all ${n}`,
  (n: number) => `x${n}.nosuchsuffix`,
  () => "",
];

/** The time against one second, and against splitting the same text into lines and asking `URL` about each. */
export async function benchLists(): Promise<Row[]> {
  const text = Array.from({ length: 100_000 }, (_, n) => forms[n % forms.length]?.(n) ?? "").join("\r\n");
  readList(text.slice(0, 100_000));
  const tries = [1, 2, 3].map(() => timed(() => readList(text)));
  const took = Math.min(...tries.map(({ ms }) => ms));
  const bare = Math.min(
    ...[1, 2, 3].map(
      () => timed(() => text.split(/\r?\n/).filter((line) => URL.canParse(`http://${line}`))).ms,
    ),
  );
  const list = tries[0]?.result;
  return [
    {
      what: "our time / 1 s",
      ratio: took / 1_000,
      bound: { at: 1, side: "most" },
      figures: `${took.toFixed(0)} ms; ${list?.accepted.length} accepted, ${list?.duplicates.length} duplicates, ${list?.rejected.length} rejected`,
    },
    {
      what: "our time / URL.canParse on each line",
      ratio: took / bare,
      bound: null,
      figures: `${bare.toFixed(0)} ms`,
    },
  ];
}

function timed<T>(work: () => T): { readonly ms: number; readonly result: T } {
  const begun = performance.now();
  const result = work();
  return { ms: performance.now() - begun, result };
}
