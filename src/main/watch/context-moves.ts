import { type Context, type Move, movables } from "../../shared/contract/reports.ts";
import { engineKey } from "./engine-pairs.ts";

/** One thing that a part of the context says: what makes it this thing, and how it is told. */
interface Item {
  readonly key: string;
  readonly text: string;
}

/** What each part says, as a set. Order, and what VirusTotal writes now one way and now another, is no move. */
const said: Record<Move["what"], (context: Context) => readonly Item[]> = {
  registrar: ({ registrar }) => one(registrar, (text) => engineKey(text)),
  createdAt: ({ createdAt }) => one(createdAt),
  updatedAt: ({ updatedAt }) => one(updatedAt),
  expiresAt: ({ expiresAt }) => one(expiresAt),
  nameServers: ({ nameServers }) => nameServers.map(plain),
  addresses: ({ addresses }) => addresses.map(plain),
  mail: ({ mail }) => mail.map(plain),
  certificate: ({ certificate }) => (certificate === null ? [] : [certificateItem(certificate)]),
  // Services changed the case of their names over time (CONTRACT.md §8.10).
  categories: ({ categories }) =>
    categories.map(({ service, category }) => ({
      key: `${engineKey(service)}\n${category.toLowerCase()}`,
      text: `${service}: ${category}`,
    })),
  popularity: ({ popularity }) => popularity.map(({ list, rank }) => plain(`${list}: ${rank}`)),
  reputation: ({ reputation }) => one(reputation),
  votes: ({ votes }) =>
    votes === null ? [] : [plain(`harmless ${votes.harmless}`), plain(`malicious ${votes.malicious}`)],
  tags: ({ tags }) => tags.map(plain),
  jarm: ({ jarm }) => one(jarm),
};

/** What moved in the context between two answers, in the contract's order; parts that did not move are left out. */
export function movesBetween(
  from: Context,
  to: Context,
  parts: readonly Move["what"][] = movables,
): readonly Move[] {
  return parts.flatMap((what) => {
    const [before, after] = [said[what](from), said[what](to)];
    const gone = without(before, after);
    const came = without(after, before);
    return gone.length === 0 && came.length === 0 ? [] : [{ what, gone, came }];
  });
}

function without(items: readonly Item[], others: readonly Item[]): string[] {
  const keys = new Set(others.map(({ key }) => key));
  return items.filter(({ key }) => !keys.has(key)).map(({ text }) => text);
}

function one(value: string | number | null, key = (text: string) => text): readonly Item[] {
  return value === null ? [] : [{ key: key(String(value)), text: String(value) }];
}

function plain(text: string): Item {
  return { key: text, text };
}

/** `R11, Let's Encrypt · 2026-11-21 – 2027-02-19 · 6ab0…`: days UTC, and the beginning of its thumbprint. */
function certificateItem(certificate: NonNullable<Context["certificate"]>): Item {
  const { issuer, subject, notBefore, notAfter, thumbprint, names } = certificate;
  const day = (at: number | null) => (at === null ? "?" : new Date(at).toISOString().slice(0, 10));
  const parts = [
    issuer ?? subject ?? names[0] ?? null,
    notBefore === null && notAfter === null ? null : `${day(notBefore)} – ${day(notAfter)}`,
    thumbprint === null ? null : `${thumbprint.slice(0, 8)}…`,
  ];
  const text = parts.filter((part) => part !== null).join(" · ");
  return { key: thumbprint ?? text, text };
}
