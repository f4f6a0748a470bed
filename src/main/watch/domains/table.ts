/** Whether a text is a table, and which of its columns holds the names. */
import { hasContent, isComment, looksLikeAddress, looksLikeHost, pieces } from "./line.ts";
import { type NameReading, type ReadOptions, readName } from "./name.ts";
import { type Delimiter, type Row, rows } from "./rows.ts";

export interface Table {
  readonly delimiter: Delimiter;
  /** Which column holds the names, from 0. */
  readonly column: number;
  /** Whether the first row that is no comment names the columns. */
  readonly hasHeader: boolean;
}

const delimiters: readonly Delimiter[] = ["\t", ";", ","];
const sampleLength = 64 * 1024;
const sampleRows = 200;
const sampleColumns = 50;

/** What the column of names is called, the likeliest first. */
const headings = [
  ...[
    "domain",
    "domains",
    "domain name",
    "domain names",
    "domainname",
    "ドメイン",
    "ドメイン名",
    "ドメインネーム",
    "域名",
  ],
  ...["fqdn", "fqdns", "hostname", "hostnames", "host name", "ホスト名", "host", "hosts", "ホスト"],
  ...["website", "websites", "web site", "ウェブサイト", "webサイト", "site", "sites", "サイト"],
  ...["url", "urls", "uri", "website url", "site url"],
];

/** Where a cell stands in the list of headings: 0 is the likeliest, -1 is none. */
export function headingRank(cell: string): number {
  if (cell.length > 60) return -1;
  const heading = cell
    .normalize("NFKC")
    .replace(/[\s"':_[\ufeff-]+/g, " ")
    .trim();
  return heading.length > 20 ? -1 : headings.indexOf(heading.toLowerCase());
}

/**
 * Looks at the first 200 rows. A text is a table when its first row has a heading for names; or when nearly every
 * row has the same number of cells, some column holds names, and some other does not. Where every column holds names it
 * is no table but a list with delimiters in it.
 */
export function findTable(text: string, options: ReadOptions): Table | undefined {
  const start = text.length > sampleLength ? text.slice(0, text.lastIndexOf("\n", sampleLength) + 1) : text;
  let best: (Table & { readonly score: number }) | undefined;
  for (const delimiter of delimiters) {
    if (!start.includes(delimiter)) continue;
    const found = asTable(sampleOf(start, delimiter), delimiter, options);
    if (found !== undefined && found.score > (best?.score ?? -1)) best = found;
  }
  return best;
}

function sampleOf(text: string, delimiter: Delimiter): Row[] {
  const sample: Row[] = [];
  for (const row of rows(text, delimiter)) {
    if (hasContent(row.text) && !isComment(row.text.trimStart(), delimiter)) sample.push(row);
    if (sample.length === sampleRows) break;
  }
  return sample;
}

function asTable(sample: readonly Row[], delimiter: Delimiter, options: ReadOptions) {
  const [first, ...others] = sample;
  if (first === undefined || others.length === 0) return undefined;
  const ranks = first.cells.slice(0, sampleColumns).map((cell) => headingRank(cell.text));
  const titled = first.cells.length > 1 && ranks.some((rank) => rank >= 0);
  const columns = columnsOf(titled ? others : sample, options);
  const byScore = [...columns].sort((a, b) => b.score - a.score);
  const most = byScore[0];
  if (titled) {
    const named = ranks
      .map((rank, index) => ({ rank, index, score: columns[index]?.score ?? 0 }))
      .filter((column) => column.rank >= 0)
      .sort((a, b) => a.rank - b.rank);
    const chosen = named.find((column) => column.score > 0) ?? (most && most.score > 0 ? most : named[0]);
    if (chosen === undefined) return undefined;
    // A heading found outweighs anything that was only counted.
    return { delimiter, column: chosen.index, hasHeader: true, score: sampleRows + chosen.score };
  }
  const width = middle(sample.map((row) => row.cells.length));
  const regular = sample.filter((row) => row.cells.length === width).length;
  const hasNotes = columns.some((column) => column.filled > 0 && column.nameLike <= column.filled / 2);
  if (most === undefined || most.score === 0 || !hasNotes || width < 2 || regular < sample.length * 0.9)
    return undefined;
  const hasHeader = kindOf(first.cells[most.index]?.text ?? "", options) === "words";
  return { delimiter, column: most.index, hasHeader, score: most.score };
}

function middle(counts: readonly number[]): number {
  const sorted = [...counts].sort((a, b) => a - b);
  // Only what nine rows in ten share is asked for, and that is in the middle.
  return sorted[sorted.length >> 1] ?? 0;
}

function columnsOf(sample: readonly Row[], options: ReadOptions) {
  const columns: { index: number; filled: number; nameLike: number; score: number }[] = [];
  for (const row of sample) {
    for (const [index, cell] of row.cells.slice(0, sampleColumns).entries()) {
      columns[index] ??= { index, filled: 0, nameLike: 0, score: 0 };
      const column = columns[index];
      const kind = kindOf(cell.text, options);
      if (kind !== "nothing") column.filled++;
      if (kind === "name" || kind === "meant") column.nameLike++;
      // An e-mail address has a domain in it, but where there is a column of domains that is the one meant.
      if (kind === "name") column.score++;
      if (kind === "email") column.score += 0.5;
    }
  }
  return columns;
}

type Kind = "nothing" | "name" | "email" | "meant" | "address" | "words";

function kindOf(cell: string, options: ReadOptions): Kind {
  const text = cell.trim();
  if (text === "") return "nothing";
  const found = text.length > 1000 ? [] : pieces(text);
  if (found.length === 0) return "words";
  const readings = found.map((piece) => readName(piece.text, options));
  if (text.includes("@") && !text.includes("://") && readings.some((reading) => reading.ok)) return "email";
  if (readings.every((reading) => reading.ok)) return "name";
  if (readings.some((reading, index) => isAddress(reading, found[index]?.text ?? ""))) return "address";
  return found.every((piece, index) => readings[index]?.ok || looksLikeHost(piece.text)) ? "meant" : "words";
}

function isAddress(reading: NameReading, text: string): boolean {
  return !reading.ok && reading.reason === "ip_address" && looksLikeAddress(text);
}
