import type { TFunction } from "i18next";
import type { Move } from "../../shared/contract/reports.ts";
import type { Format } from "../format.ts";

type Told = (text: string, t: TFunction<"domain">, format: Format) => string;

const asIs: Told = (text) => text;
const asDate: Told = (text, _, format) => format.date(Number(text));
const asNumber: Told = (text, _, format) => format.number(Number(text));

/** Days in UTC (`2026-11-21`) as the language has them. At noon they are the same day nearly everywhere. */
function withDates(text: string, _: TFunction<"domain">, format: Format): string {
  return text.replace(/\b\d{4}-\d\d-\d\d\b/g, (day) =>
    format.date(Date.parse(`${day}T12:00:00Z`)).replaceAll(" ", "\u00a0"),
  );
}

/** What the contract sends as bare numbers and words is told as the language has it. */
const told: Record<Move["what"], Told> = {
  registrar: asIs,
  createdAt: asDate,
  updatedAt: asDate,
  expiresAt: asDate,
  nameServers: asIs,
  addresses: asIs,
  mail: asIs,
  certificate: withDates,
  categories: asIs,
  popularity: asIs,
  reputation: asNumber,
  votes(text, t, format) {
    const [, vote, count] = /^(harmless|malicious) (\d+)$/.exec(text) ?? [];
    if (vote === undefined) return text;
    return t(vote === "harmless" ? "context.votesHarmless" : "context.votesMalicious", {
      shown: format.number(Number(count)),
    });
  },
  tags: asIs,
  jarm: asIs,
};

/** A move's two sides in words, a line each. What a certificate says takes a few. */
export function moveTexts({ what, gone, came }: Move, t: TFunction<"domain">, format: Format) {
  const tell = (text: string) => told[what](text, t, format);
  const lines = (texts: readonly string[]) =>
    texts.map(tell).flatMap((text) => (what === "certificate" ? text.split(" · ") : text));
  return { gone: lines(gone), came: lines(came) };
}
